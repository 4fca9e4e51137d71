package finance

import (
	"fmt"
	"slices"
)

// The sentences that may be said of plan against outturn.
const (
	SayMissed  = "missed"  // how many missed their plans, and how many the year before
	SayClasses = "classes" // which ones, by class, largest first
	SayTotal   = "total"   // what the plan of all became
)

// Sayings lists them in the order they are said in.
var Sayings = []string{SayMissed, SayClasses, SayTotal}

// Say makes what is asked for by name, in the order of Sayings, a paragraph
// each; none named means all. Called is what one body is called, "system". A
// paragraph that would have nothing to say is left out.
func (c *Comparison) Say(called string, names ...string) []string {
	v := voice{c, called, Plural(called), Sign(c.Currency)}
	var said []string
	for _, name := range Sayings {
		if len(names) > 0 && !slices.Contains(names, name) || v.last().Total.Known == 0 {
			continue
		}
		if paragraph := v.say(name); paragraph != "" {
			said = append(said, paragraph)
		}
	}
	return said
}

func (v voice) say(name string) string {
	switch name {
	case SayMissed:
		return v.missed()
	case SayClasses:
		return v.classes()
	default:
		return v.total()
	}
}

// voice speaks of a comparison: it knows what the bodies are called, one and
// many, and the sign of their currency.
type voice struct {
	*Comparison
	one, many string
	sign      string
}

func (v voice) last() Outturn { return v.Years[len(v.Years)-1] }

// missed reads "25 of the 42 systems – more than half – missed their plans in
// 2023-24, up from 18 the year before (16 in the draft accounts)."
func (v voice) missed() string {
	now := v.last()
	return fmt.Sprintf("%s in %s%s%s.", v.portion(now.Total), now.Year, v.elsewhere(now), v.before(now))
}

// portion says how many of how many missed their plans.
func (v voice) portion(t Total) string {
	known := v.known(t)
	switch t.Missed {
	case 0:
		return fmt.Sprintf("None of the %s missed its plan", known)
	case t.Known:
		if t.Known == 1 {
			return fmt.Sprintf("The only %s missed its plan", v.one)
		}
		return fmt.Sprintf("All %s missed their plans", known)
	}
	said := fmt.Sprintf("%d of the %s", t.Missed, known)
	if h := hedge(t.Missed, t.Known); h != "" {
		said += " – " + h + " –"
	}
	return said + " missed " + either(t.Missed, "its plan", "their plans")
}

// known names the bodies counted: "42 systems", "40 systems with figures".
func (v voice) known(t Total) string {
	said := fmt.Sprintf("%d %s", t.Known, either(t.Known, v.one, v.many))
	if t.Unknown > 0 {
		said += " with figures"
	}
	return said
}

// before compares with the year before, if it is there.
func (v voice) before(now Outturn) string {
	if len(v.Years) < 2 {
		return ""
	}
	then := v.Years[len(v.Years)-2]
	if then.Total.Known == 0 {
		return ""
	}
	year := "the year before"
	if then.Year != now.Year-1 {
		year = "in " + then.Year.String()
	}
	return fmt.Sprintf(", %s %s%s", compared(now.Total, then.Total), year, v.elsewhere(then))
}

// compared sets two numbers of bodies side by side; only parts of equal wholes
// go up or down.
func compared(now, then Total) string {
	switch {
	case now.Known != then.Known:
		return "against " + ofAll(then, now)
	case now.Missed > then.Missed:
		return "up from " + ofAll(then, now)
	case now.Missed < then.Missed:
		return "down from " + ofAll(then, now)
	}
	return "as many as"
}

// ofAll gives the number missed, with its denominator where it differs from
// that of the other count.
func ofAll(t, other Total) string {
	if t.Known != other.Known {
		return fmt.Sprintf("%d of %d", t.Missed, t.Known)
	}
	return fmt.Sprint(t.Missed)
}

// elsewhere tells where other vintages of the same year counted differently.
func (v voice) elsewhere(o Outturn) string {
	var said []string
	for _, other := range v.Others {
		if other.Year == o.Year && other.Total.Known > 0 && (other.Total.Missed != o.Total.Missed || other.Total.Known != o.Total.Known) {
			said = append(said, ofAll(other.Total, o.Total)+" in "+other.Accounts())
		}
	}
	if len(said) == 0 {
		return ""
	}
	return " (" + List(said) + ")"
}

// Accounts names the vintage in words: "the draft accounts".
func (o Outturn) Accounts() string {
	switch {
	case o.Vintage == "":
		return "the accounts"
	case slices.Contains(Vintages, o.Vintage):
		return "the " + o.Vintage + " accounts"
	}
	return "the accounts called " + o.Vintage
}

func either(n int, one, many string) string {
	if n == 1 {
		return one
	}
	return many
}
