package feed

import (
	"regexp"
	"strings"
	"time"
	"unicode"
)

// places are the zones that people name by a city or a country, whose offset depends
// on the day.
var places = map[string]string{
	"london": "Europe/London", "uk": "Europe/London", "british": "Europe/London", "cardiff": "Europe/London", "edinburgh": "Europe/London", "belfast": "Europe/London",
	"greenwich mean": "UTC", "dublin": "Europe/Dublin", "irish": "Europe/Dublin", "paris": "Europe/Paris", "berlin": "Europe/Berlin", "madrid": "Europe/Madrid", "brussels": "Europe/Brussels",
	"amsterdam": "Europe/Amsterdam", "rome": "Europe/Rome", "vienna": "Europe/Vienna", "geneva": "Europe/Zurich", "zurich": "Europe/Zurich", "lisbon": "Europe/Lisbon",
	"central european": "Europe/Paris", "new york": "America/New_York", "eastern": "America/New_York", "et": "America/New_York", "washington": "America/New_York",
	"central": "America/Chicago", "ct": "America/Chicago", "mountain": "America/Denver", "mt": "America/Denver", "pacific": "America/Los_Angeles", "pt": "America/Los_Angeles",
}

var (
	// zoneName is a zone by the names of IANA, also as Java writes it behind an
	// offset.
	zoneName = regexp.MustCompile(`(?i)[\[(]?\b((?:africa|america|antarctica|arctic|asia|atlantic|australia|europe|indian|pacific)/[a-z_]+(?:/[a-z_]+)?)\b[\])]?`)
	// timeOf is the time of a place.
	timeOf = regexp.MustCompile(`(?i)[,(]?\s*(?:\b(greenwich mean|london|uk|british|cardiff|edinburgh|belfast|dublin|irish|paris|berlin|madrid|brussels|amsterdam|rome|vienna|geneva|zurich|lisbon|central european|new york|eastern|washington|central|mountain|pacific)(?: standard| summer| daylight| local)? time|(?:heure de|hora de|uhrzeit in|amser) (london|paris|madrid|berlin|brussels)|\b([ECMP]T))\)?$`)
	// offset is one at the end, which goes before any name.
	offset = regexp.MustCompile(`(?i)(?:[+-]\d\d?:?\d{0,2}|\dz| gmt| bst| utc) ?\)?$`)
)

// zoneOf cuts the name of a zone out of a date. A date that names none, or none that
// is known, is of UTC.
func zoneOf(s string) (rest string, zone *time.Location) {
	s = strings.TrimSpace(s)
	if m := zoneName.FindStringSubmatchIndex(s); m != nil {
		if zone, err := time.LoadLocation(known(s[m[2]:m[3]])); err == nil {
			return strings.TrimSpace(s[:m[0]] + " " + s[m[1]:]), zone
		}
	}
	m := timeOf.FindStringSubmatchIndex(s)
	if m == nil {
		return s, time.UTC
	}
	rest = strings.TrimSpace(s[:m[0]])
	for i := 2; i < len(m); i += 2 {
		if m[i] < 0 || offset.MatchString(rest) {
			continue
		}
		if zone, err := time.LoadLocation(places[fold(s[m[i]:m[i+1]])]); err == nil {
			return rest, zone
		}
	}
	return s, time.UTC
}

// known is the name of a zone in the capitals of IANA: "America/New_York".
func known(name string) string {
	begins := true
	return strings.Map(func(r rune) rune {
		if r = unicode.ToLower(r); begins {
			r = unicode.ToUpper(r)
		}
		begins = r == '/' || r == '_'
		return r
	}, name)
}
