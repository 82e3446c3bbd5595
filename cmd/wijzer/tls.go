package main

import (
	"crypto/tls"
	"net"
)

// metTLS puts TLS on a listener: 1.2 or higher, HTTP/2 offered.
func metTLS(l net.Listener, cert, key string) (net.Listener, error) {
	pair, err := tls.LoadX509KeyPair(cert, key)
	if err != nil {
		return nil, opslagFout("certificaat-onleesbaar", "het certificaat of zijn sleutel is niet te lezen, of zij horen niet bij elkaar")
	}
	return tls.NewListener(l, &tls.Config{Certificates: []tls.Certificate{pair}, MinVersion: tls.VersionTLS12, NextProtos: []string{"h2", "http/1.1"}}), nil
}
