package subscription

import "catchup/internal/web"

// act is a page that asks before something is done, or says that it was, with
// buttons for what can be done next.
type act struct {
	web.Frame
	Done    string // what was done just now; may be empty
	Words   []string
	Facts   []fact
	Buttons []button
	Links   []web.Link
}

// fact is a line of what is known.
type fact struct{ Name, Words string }

// button sends a form with one hidden field.
type button struct {
	Action, Text string
	Name, Value  string // of the field; may be empty
	Grave        bool   // cannot be undone
	Quiet        bool   // is not what most visitors come for
}
