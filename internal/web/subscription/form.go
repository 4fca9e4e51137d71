package subscription

import (
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"catchup/internal/subscriber"
)

// form is the data that the templates of all forms share. Mistakes are by the
// names of the fields.
type form struct {
	Action   string
	Pass     string // proves that the form is ours, and not old
	Email    string
	Name     string
	Named    bool // whether a name is kept that the page does not show
	Reports  []option
	Choices  []choice
	Monthly  bool
	Paused   string // a day, "2024-06-14"
	Earliest string // the first day until which one may pause
	Mistakes []mistake
}

// option is a box to tick, or a value to choose.
type option struct {
	Name, Title, About string
	Chosen             bool
}

// choice is an attribute with its values.
type choice struct {
	Name, Title string
	Values      []option
}

// mistake is what is wrong with a field, and how to mend it.
type mistake struct{ Field, Words string }

// Mistake is what is wrong with the field, empty if nothing is.
func (f form) Mistake(field string) string {
	i := slices.IndexFunc(f.Mistakes, func(m mistake) bool { return m.Field == field })
	if i < 0 {
		return ""
	}
	return f.Mistakes[i].Words
}

func (f *form) wrong(field, words string) {
	f.Mistakes = append(f.Mistakes, mistake{field, words})
}

// longestName is how many characters of a name are taken.
const longestName = 100

// contents are what the pages hold: their forms, and what is said of a
// subscriber.
type contents struct{ o Options }

// blank is the form with what a subscriber has chosen so far. It lists the
// reports that are offered, and others that the subscriber has.
func (in contents) blank(action string, c subscriber.Choice, has []string) form {
	f := form{Action: action, Pass: in.o.Key.Issue(toAsk, action, in.o.Now().Add(askFor)), Name: c.Name, Monthly: c.Rhythm == subscriber.Monthly}
	for _, report := range in.o.Reports {
		if in.o.Spec.Offers(report.Name) || slices.Contains(has, report.Name) {
			f.Reports = append(f.Reports, option{report.Name, report.Title, report.Tagline, slices.Contains(c.Reports, report.Name)})
		}
	}
	for _, name := range in.o.Spec.choices() {
		f.Choices = append(f.Choices, in.choice(name, c.Attributes[name]))
	}
	now := in.o.Now().In(in.o.Zone)
	f.Earliest = now.AddDate(0, 0, 1).Format(time.DateOnly)
	if c.Paused.After(now) {
		f.Paused = c.Paused.In(in.o.Zone).Format(time.DateOnly)
	}
	return f
}

func (in contents) choice(name, chosen string) choice {
	c := choice{Name: name, Title: titled(name)}
	for _, value := range in.o.Spec.Choices[name] {
		c.Values = append(c.Values, option{Name: value, Title: value, Chosen: value == chosen})
	}
	return c
}

// titled is the name of an attribute as a page shows it.
func titled(name string) string {
	words := strings.ReplaceAll(name, "_", " ")
	_, size := utf8.DecodeRuneInString(words)
	return strings.ToUpper(words[:size]) + words[size:]
}

// fill takes what was sent, and notes what is wrong with it.
func (in contents) fill(f *form, sent url.Values) subscriber.Choice {
	f.Name = subscriber.Name(sent.Get("name"))
	if utf8.RuneCountInString(f.Name) > longestName || !utf8.ValidString(f.Name) {
		f.wrong("name", "Please write a name of 100 letters or fewer.")
	}
	f.Monthly = sent.Get("rhythm") == string(subscriber.Monthly)
	c := subscriber.Choice{Name: f.Name, Reports: f.tick(sent), Attributes: f.choose(sent), Paused: in.pause(f, sent.Get("paused"))}
	if f.Monthly {
		c.Rhythm = subscriber.Monthly
	}
	if of, err := in.o.Key.Open(toAsk, sent.Get("pass"), in.o.Now()); err != nil || of != f.Action {
		f.wrong("", "This page has been open for too long. Please send it once more.")
	}
	return c
}

// tick ticks the reports that were sent. If the form has only one report, it is
// that one.
func (f *form) tick(sent url.Values) (names []string) {
	for i := range f.Reports {
		one := &f.Reports[i]
		one.Chosen = len(f.Reports) == 1 || sent.Has("report-"+one.Name)
		if one.Chosen {
			names = append(names, one.Name)
		}
	}
	if len(names) == 0 {
		f.wrong("report", "Please choose one or more.")
	}
	return names
}

// choose takes the values that are offered and ignores others.
func (f *form) choose(sent url.Values) map[string]string {
	all := map[string]string{}
	for _, c := range f.Choices {
		for i := range c.Values {
			one := &c.Values[i]
			one.Chosen = sent.Get("choice-"+c.Name) == one.Name
			if one.Chosen {
				all[c.Name] = one.Name
			}
		}
	}
	return all
}

// longestPause is how far ahead a pause may end.
const longestPause = 2 // years

// pause is the beginning of the day, in the zone; the zero time for none.
func (in contents) pause(f *form, sent string) time.Time {
	f.Paused = strings.TrimSpace(sent)
	if f.Paused == "" {
		return time.Time{}
	}
	until, err := time.ParseInLocation(time.DateOnly, f.Paused, in.o.Zone)
	now := in.o.Now()
	switch {
	case err != nil:
		f.wrong("paused", "Please write the day as year, month and day: "+f.Earliest+".")
	case !until.After(now):
		f.wrong("paused", "Please choose a day that has not come yet.")
	case until.After(now.AddDate(longestPause, 0, 0)):
		f.wrong("paused", "Please choose a day within two years, or leave.")
	}
	return until
}

// address takes the e-mail address that was sent, and notes what is wrong.
func (f *form) address(sent string) string {
	f.Email = strings.TrimSpace(sent)
	_, domain, _ := strings.Cut(f.Email, "@")
	switch err := subscriber.CheckAddress(f.Email); {
	case f.Email == "":
		f.wrong("email", "Please write your e-mail address.")
	case errors.Is(err, subscriber.ErrNoAddress), err == nil && !strings.Contains(domain, "."): // a machine of a network that is not ours
		f.wrong("email", "Please write an address like name@example.org.")
	case err != nil:
		f.wrong("email", "Please write an address like name@example.org. What you wrote "+err.Error()+".")
	}
	return f.Email
}

// trap is a field that people do not see and that programs fill in.
const trap = "website"

func trapped(r *http.Request) bool { return r.PostForm.Get(trap) != "" }
