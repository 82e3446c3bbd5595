package vorm

import (
	"errors"
	"fmt"
	"regexp"
)

// inline finds what a strict content security policy would stop.
var inline = regexp.MustCompile(`(?i)<style\b|<[a-z][^<>]*\sstyle=|<[a-z][^<>]*\son[a-z]+=|<script\b[^>]*>[^<]|javascript:`)

// CheckPage tells what is wrong with a rendered page, for the tests of every
// page: too large ([MaxPage]), or with style or script in the page itself.
func CheckPage(html []byte) error {
	var faults []error
	if len(html) > MaxPage {
		faults = append(faults, fmt.Errorf("vorm: a page of %d bytes, %d is the most", len(html), MaxPage))
	}
	if inline.Match(html) {
		faults = append(faults, errors.New("vorm: a page with inline style or script"))
	}
	return errors.Join(faults...)
}
