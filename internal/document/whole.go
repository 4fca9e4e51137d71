package document

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// Whole is where readers find all of an edition of which a form leaves something
// out: the address of its page, empty if it has none, and the forms that are
// attached to its mail, "pdf" and "xlsx".
type Whole struct {
	Page     string   `json:"page,omitempty"`
	Attached []string `json:"attached,omitempty"`
}

// At is where the part of that name is found on the page.
func (w Whole) At(name string) Whole {
	if w.Page != "" && name != "" {
		w.Page += "#" + name
	}
	return w
}

// Beside is where the whole is found by those who read one of the attached
// forms, which is not whole itself.
func (w Whole) Beside(form string) Whole {
	w.Attached = slices.DeleteFunc(slices.Clone(w.Attached), func(one string) bool { return one == form })
	return w
}

// Say tells where all of something is, "the whole table", with a link if it has
// an address; it is empty if nobody knows.
func (w Whole) Say(what string) Paragraph {
	switch {
	case w.Page != "":
		return Paragraph{{Text: capital(what) + " is "}, {Text: "on the web", Link: w.Page}, {Text: "."}}
	case slices.Contains(w.Attached, "pdf"):
		return Say(capital(what) + " is in the attached PDF.")
	case slices.Contains(w.Attached, "xlsx"):
		return Say(capital(what) + " is in the attached workbook.")
	}
	return nil
}

// Cut is what a form leaves out: Left of Of things, such as "columns", of What,
// "table", and their names if they have any. Why is the reason, if it is not that
// the form has no room; then no form has more. Short things are there without their
// ends: their names are told whole.
type Cut struct {
	Left, Of     int
	Things, What string
	Names        []string
	Why          string
	Short        bool
}

// mostNames is how many things that are left out are named.
const mostNames = 6

// Say announces the cut and where the whole is: "2 of 9 columns are left out here:
// Plan and Share. The whole table is on the web."
func (c Cut) Say(w Whole) Paragraph {
	are := "are"
	if c.Left == 1 {
		are = "is"
	}
	left := "left out"
	if c.Short {
		left = "cut short"
	}
	words := fmt.Sprintf("%s of %s %s %s %s here%s", Grouped(strconv.Itoa(c.Left)), Grouped(strconv.Itoa(c.Of)), c.Things, are, left, c.named())
	if c.Why != "" {
		return Say(words + ", because " + c.Why + ".")
	}
	words += "."
	if c.Short {
		return Say(words)
	}
	where := w.Say("the whole " + c.What)
	if len(where) > 0 {
		words += " "
	}
	return append(Say(words), where...)
}

// named are the names of what is left out, behind a colon.
func (c Cut) named() string {
	if more := len(c.Names) - mostNames; c.Short && more > 0 {
		return fmt.Sprintf(": %s; and %d more", strings.Join(c.Names[:mostNames], "; "), more)
	} else if c.Short {
		return ": " + strings.Join(c.Names, "; ")
	}
	var names []string
	for _, name := range c.Names {
		names = append(names, brief(name))
	}
	switch more := len(names) - mostNames; {
	case len(names) == 0:
		return ""
	case more > 1:
		return fmt.Sprintf(": %s and %d more", strings.Join(names[:mostNames], ", "), more)
	}
	last := len(names) - 1
	return ": " + joined(" and ", strings.Join(names[:last], ", "), names[last])
}
