// Package setting reads what operators write. Decode turns a YAML file into a
// struct, strictly, and finds all mistakes at once, each with its place; the
// types here are the values that settings are made of — spans of time, sizes,
// zones, paths, secrets — so that no number ever stands without its unit.
//
// A struct field is named by its yaml tag, "path,required". Other options:
// "kind" marks the fields of which exactly one must be set, as in a source's
// feed, csv or sql. The tag default:"24h" gives the value of an absent key.
// A type with UnmarshalText is read from a scalar; a struct that has it may be
// written either as a scalar, its short form, or as a mapping.
package setting

import (
	"fmt"
	"net/mail"
	"net/url"
	"regexp"
	"strconv"
	"strings"
	"time"
	_ "time/tzdata" // zones must resolve in an image that ships none
)

// Duration is a span of time: "90d", "24h", "1h 30m", "500ms". A day is 24 hours.
type Duration time.Duration

var durationPart = regexp.MustCompile(`^(\d+(?:\.\d+)?)(ms|s|m|h|d|w)`)

var durationUnits = map[string]time.Duration{
	"ms": time.Millisecond, "s": time.Second, "m": time.Minute,
	"h": time.Hour, "d": 24 * time.Hour, "w": 7 * 24 * time.Hour,
}

// UnmarshalText reads parts such as "1h 30m", in any order.
func (d *Duration) UnmarshalText(text []byte) error {
	rest, total := strings.TrimSpace(string(text)), time.Duration(0)
	if rest == "" {
		return fmt.Errorf("a span of time is empty: write it as 90d, 24h or 15m")
	}
	for rest != "" {
		m := durationPart.FindStringSubmatch(rest)
		if m == nil {
			return fmt.Errorf("%q is not a span of time: write it with its unit, as 90d, 24h or 15m", text)
		}
		n, err := strconv.ParseFloat(m[1], 64)
		if err != nil || n*float64(durationUnits[m[2]]) > float64(1<<62) {
			return fmt.Errorf("%q is too long a span of time", text)
		}
		total += time.Duration(n * float64(durationUnits[m[2]]))
		rest = strings.TrimSpace(rest[len(m[0]):])
	}
	*d = Duration(total)
	return nil
}

// Span is the duration for package time.
func (d Duration) Span() time.Duration { return time.Duration(d) }

func (d Duration) String() string { return time.Duration(d).String() }

// Size is a number of bytes: "90KB", "64MB"; a KB is 1,000 bytes.
type Size int64

var sizePattern = regexp.MustCompile(`^(\d+) ?(B|KB|MB|GB)$`)

var sizeUnits = map[string]int64{"B": 1, "KB": 1e3, "MB": 1e6, "GB": 1e9}

// UnmarshalText reads a whole number with its unit.
func (s *Size) UnmarshalText(text []byte) error {
	m := sizePattern.FindStringSubmatch(string(text))
	if m == nil {
		return fmt.Errorf("%q is not a size: write it with its unit, as 90KB or 64MB", text)
	}
	n, err := strconv.ParseInt(m[1], 10, 64)
	if err != nil || n > (1<<62)/sizeUnits[m[2]] {
		return fmt.Errorf("%q is too large a size", text)
	}
	*s = Size(n * sizeUnits[m[2]])
	return nil
}

// Zone is an IANA time zone, "Europe/London".
type Zone struct{ *time.Location }

// UnmarshalText refuses "Local" and fixed offsets: an edition must come out
// the same on every machine.
func (z *Zone) UnmarshalText(text []byte) error {
	name := string(text)
	loc, err := time.LoadLocation(name)
	if err != nil || name == "Local" || name == "" {
		return fmt.Errorf("%q is not a time zone: write an IANA name such as Europe/London", name)
	}
	z.Location = loc
	return nil
}

// Day is a civil date, "2024-07-05", without a zone.
type Day struct{ Year, Month, Day int }

// UnmarshalText reads an ISO date.
func (d *Day) UnmarshalText(text []byte) error {
	t, err := time.Parse(time.DateOnly, string(text))
	if err != nil {
		return fmt.Errorf("%q is not a date: write it as 2024-07-05", text)
	}
	*d = Day{t.Year(), int(t.Month()), t.Day()}
	return nil
}

// End is the midnight that ends the day in the zone.
func (d Day) End(zone *time.Location) time.Time {
	return time.Date(d.Year, time.Month(d.Month), d.Day+1, 0, 0, 0, 0, zone)
}

// Address is one mailbox, "Catch Up <catchup@example.org>".
type Address struct{ mail.Address }

// UnmarshalText reads an address as RFC 5322 writes it.
func (a *Address) UnmarshalText(text []byte) error {
	parsed, err := mail.ParseAddress(string(text))
	if err != nil {
		return fmt.Errorf("%q is not an address: write it as name@example.org or Name <name@example.org>", text)
	}
	a.Address = *parsed
	return nil
}

// Path is a file or folder that need not be there yet. Name is what the
// operator wrote, relative to the installation's folder, and is what people
// are shown; Full is where it lies. Decode fills Full and refuses a Name that
// leads outside.
type Path struct{ Name, Full string }

// File is a Path that must lead to a file.
type File struct{ Path }

// Folder is a Path that must lead to a folder.
type Folder struct{ Path }

// Location is an http(s) address or a File.
type Location struct {
	File
	URL *url.URL
}

// String is the address or the file's name, without user and password.
func (l Location) String() string {
	if l.URL != nil {
		return l.URL.Redacted()
	}
	return l.Name
}

// Content is text given in place, or as file:path, which Decode reads.
type Content string

// Secret is text that is never printed: it may hold ${NAME}, which Decode
// takes from the environment, or be file:path, which it reads.
type Secret struct{ value string }

// NewSecret keeps value as a secret.
func NewSecret(value string) Secret { return Secret{value} }

// Reveal returns the secret, for handing to whoever must know it.
func (s Secret) Reveal() string { return s.value }

// String hides the secret.
func (Secret) String() string { return hidden }

// GoString hides the secret from %#v.
func (Secret) GoString() string { return hidden }

// MarshalText hides the secret from encoders.
func (Secret) MarshalText() ([]byte, error) { return []byte(hidden), nil }

const hidden = "•••"
