package main

import (
	"fmt"
	"strings"
)

// unfit counts what check found: the sources that could not be read, those that
// are not as expected, the faults in the records of the sender's domain, the
// reports whose next edition would not be whole or not go out, what messages
// need and is not to be had, subscribers who are not reached, folders that
// cannot be written to, and faces that cannot be read.
type unfit struct{ unread, unexpected, faults, reports, mail, missed, folders, faces int }

// Error counts them in words.
func (u unfit) Error() string {
	var said []string
	for _, part := range []struct {
		n         int
		one, many string
	}{
		{u.unread, "a source cannot be read", "%d sources cannot be read"},
		{u.unexpected, "a source is not as expected", "%d sources are not as expected"},
		{u.faults, "a fault stands in what the sender's domain has published", "%d faults stand in what the sender's domain has published"},
		{u.reports, "an edition would not go out as it should", "%d editions would not go out as they should"},
		{u.mail, "a server that mail or pages need does not serve us", "%d servers that mail or pages need do not serve us"},
		{u.missed, "a reader is not reached", "%d readers are not reached"},
		{u.folders, "a folder cannot be written to", "%d folders cannot be written to"},
		{u.faces, "a face cannot be read", "%d faces cannot be read"},
	} {
		switch {
		case part.n == 1:
			said = append(said, part.one)
		case part.n > 1:
			said = append(said, fmt.Sprintf(part.many, part.n))
		}
	}
	return strings.Join(said, ", ")
}

// status is the exit status: that of the first thing that a run would meet.
func (u unfit) status() int {
	switch {
	case u.unread+u.unexpected+u.faults+u.reports > 0:
		return 3
	case u.mail+u.missed > 0:
		return 4
	default:
		return 1
	}
}
