package subscription

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"catchup/internal/check"
	"catchup/internal/setting"
	"catchup/internal/web"
)

// Spec is what readers may sign up for at the pages.
type Spec struct {
	// Reports are those that anybody may sign up for. They also go to readers
	// who have chosen them and are on no list.
	Reports []string `yaml:"reports,required"`
	// Choices are what readers may choose beside them, each with its values,
	// { region: [London, South West] }: their choice stands over the attribute of
	// that name in a list.
	Choices map[string][]string `yaml:"choices"`
	// Rate is how often one network (a /24, in IPv6 a /56) may ask for a
	// message.
	Rate web.Rate `yaml:"rate" default:"30/h"`
	// PerDomain is how many messages that anybody can ask for go to the
	// addresses of one domain (example.org with all below it). More wait for their
	// turn, and are given up after three hours. Large providers of mailboxes have
	// the ceiling alone.
	PerDomain web.Rate `yaml:"per_domain" default:"200/h"`
	// Ceiling is how many of them go out in all.
	Ceiling web.Rate `yaml:"ceiling" default:"500/h"`
}

// Check notes choices that leave no choice.
func (s Spec) Check(at check.Place) {
	if len(s.Reports) == 0 {
		at.Key("reports").Note("name one, or leave sign_up out", "there is nothing to sign up for")
	}
	for name, values := range s.Choices {
		if name == "" || strings.ContainsFunc(name, unicode.IsSpace) {
			at.Key("choices").Key(name).Note("region, or home_town, which pages show as Home town", "%q cannot be the name of a choice", name)
		}
		if len(values) < 2 {
			at.Key("choices").Key(name).Note("[North, South]", "a choice has two values or more")
		}
		if slices.ContainsFunc(values, func(v string) bool { return strings.TrimSpace(v) == "" }) {
			at.Key("choices").Key(name).Note("", "a value of a choice is empty")
		}
	}
}

// rate is how often one network may ask for a message.
func (s *Spec) rate() web.Rate {
	if s == nil {
		s = new(Spec)
	}
	return cmp.Or(s.Rate, web.Rate{Count: 30, Span: time.Hour})
}

// bounds are how many messages that anybody can ask for go out, in all and to
// one domain. Also where nobody may sign up, links can be asked for.
func (s *Spec) bounds() (ceiling, domain web.Rate) {
	if s == nil {
		s = new(Spec)
	}
	return cmp.Or(s.Ceiling, web.Rate{Count: 500, Span: time.Hour}), cmp.Or(s.PerDomain, web.Rate{Count: 200, Span: time.Hour})
}

// Offers tells whether anybody may sign up for the report; nobody may for any of
// no Spec.
func (s *Spec) Offers(report string) bool { return s != nil && slices.Contains(s.Reports, report) }

// choices are the names of the choices, in order.
func (s *Spec) choices() []string {
	if s == nil {
		return nil
	}
	return slices.Sorted(maps.Keys(s.Choices))
}

// Privacy is how long what is kept of readers is kept.
type Privacy struct {
	// Pending is how long a sign-up may be confirmed; then it is forgotten.
	Pending setting.Duration `yaml:"pending" default:"7d"`
	// Left is after what time the data of readers who left are erased.
	Left setting.Duration `yaml:"left" default:"365d"`
	// Suspended is after what time the data of readers are erased to whom mail
	// came back. The links of their last mail work for a year, and until then
	// they can have it go on by themselves.
	Suspended setting.Duration `yaml:"suspended" default:"365d"`
	// Erasures is a file outside the store that remembers, by hashes, whose data
	// were erased, so that no older copy of the store brings them back.
	Erasures setting.Path `yaml:"erasures" default:"var/erased"`
}

// Check notes a time in which nobody could confirm.
func (p Privacy) Check(at check.Place) {
	if p.Pending <= 0 {
		at.Key("pending").Note("7d is usual", "nobody could confirm a sign-up")
	}
}
