package opslagtest

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/user"
	"path/filepath"
	"strconv"
	"sync"
	"syscall"
	"testing"
	"time"
)

// server is one PostgreSQL server for all tests of a process, made from the
// binaries of the system. It ends, and its files go, when the process ends,
// however that happens: it watches a pipe that the process holds.
type server struct {
	once   sync.Once
	bin    string
	folder string
	pipe   *os.File
	reason string // why there is none
}

var shared server

// Postgres gives the address of the server, for the database with that name
// as user postgres. It skips the test where the system has no PostgreSQL.
func Postgres(t testing.TB, database string) string {
	t.Helper()
	shared.once.Do(shared.start)
	if shared.reason != "" {
		t.Skip("geen PostgreSQL: " + shared.reason)
	}
	return Address(database, "postgres")
}

// Address gives the address of a database on the running server for a user.
func Address(database, user string) string {
	return "postgres:///" + database + "?host=" + shared.folder + "&user=" + user
}

func (s *server) start() {
	found, err := filepath.Glob("/usr/lib/postgresql/*/bin/initdb")
	if err != nil || len(found) == 0 {
		s.reason = "geen initdb in /usr/lib/postgresql"
		return
	}
	s.bin = filepath.Dir(found[len(found)-1])
	if s.folder, err = os.MkdirTemp("", "wijzer-pg"); err != nil {
		s.reason = "geen tijdelijke map"
		return
	}
	if err := s.run(); err != nil {
		s.reason = err.Error()
	}
}

func (s *server) run() error {
	attr, err := s.asPostgres()
	if err != nil {
		return err
	}
	data := filepath.Join(s.folder, "data")
	initdb := exec.Command(filepath.Join(s.bin, "initdb"), "-D", data, "-U", "postgres", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C.UTF-8")
	initdb.SysProcAttr, initdb.Dir = attr, s.folder
	if out, err := initdb.CombinedOutput(); err != nil {
		return fmt.Errorf("initdb: %w: %s", err, bytes.TrimSpace(out))
	}
	read, write, err := os.Pipe()
	if err != nil {
		return err
	}
	s.pipe = write
	const watch = `"$0" -D "$1" -c listen_addresses= -c unix_socket_directories="$2" -c fsync=off -c max_connections=200 >"$2/log" 2>&1 &
		p=$!; read -r _; kill -INT $p; wait $p; rm -rf "$2"`
	cmd := exec.Command("/bin/sh", "-c", watch, filepath.Join(s.bin, "postgres"), data, s.folder)
	cmd.SysProcAttr, cmd.Stdin, cmd.Dir = attr, read, "/"
	if err := cmd.Start(); err != nil {
		return err
	}
	_ = read.Close()
	return s.await()
}

// asPostgres makes root step down: PostgreSQL refuses to run as root.
func (s *server) asPostgres() (*syscall.SysProcAttr, error) {
	attr := &syscall.SysProcAttr{Setpgid: true}
	if os.Getuid() != 0 {
		return attr, nil
	}
	u, err := user.Lookup("postgres")
	if err != nil {
		return nil, errors.New("gebruiker postgres bestaat niet")
	}
	uid, errUID := strconv.ParseUint(u.Uid, 10, 32)
	gid, errGID := strconv.ParseUint(u.Gid, 10, 32)
	if errUID != nil || errGID != nil {
		return nil, errors.New("gebruiker postgres heeft geen nummer")
	}
	attr.Credential = &syscall.Credential{Uid: uint32(uid), Gid: uint32(gid)}
	return attr, os.Chown(s.folder, int(uid), int(gid))
}

func (s *server) await() error {
	for range 200 {
		ready := exec.Command(filepath.Join(s.bin, "pg_isready"), "-h", s.folder, "-q")
		if ready.Run() == nil {
			return nil
		}
		time.Sleep(25 * time.Millisecond)
	}
	return errors.New("de server komt niet op gang")
}
