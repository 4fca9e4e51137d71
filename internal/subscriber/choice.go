package subscriber

import (
	"maps"
	"slices"
	"time"
)

// Rhythm is how often a subscriber wants mail.
type Rhythm string

// Every edition goes to subscribers with the rhythm Every. Monthly ones get
// only the report's last edition of each calendar month.
const (
	Every   Rhythm = ""
	Monthly Rhythm = "monthly"
)

// Choice is what subscribers decide themselves. Reports are the keys of the
// reports that they want. Attributes replace those of lists. Until Paused, if
// that is set, the subscriber gets nothing.
type Choice struct {
	Name       string            `json:"name,omitempty"`
	Reports    []string          `json:"reports,omitempty"`
	Attributes map[string]string `json:"attributes,omitempty"`
	Rhythm     Rhythm            `json:"rhythm,omitempty"`
	Paused     time.Time         `json:"paused,omitzero"`
}

// Choice is what the subscriber has chosen.
func (r Subscriber) Choice() Choice {
	return Choice{Name: r.Name, Reports: r.Reports, Attributes: r.Chosen, Rhythm: r.Rhythm, Paused: r.Paused}
}

// With is the subscriber with another choice.
func (r Subscriber) With(c Choice) Subscriber {
	r.Name, r.Reports, r.Chosen, r.Rhythm, r.Paused = c.Name, c.Reports, c.Attributes, c.Rhythm, c.Paused
	return r
}

// GetsSame tells whether the subscriber gets the same with either choice.
func (r Subscriber) GetsSame(c Choice) bool {
	other := r.With(c)
	for _, names := range []map[string]string{r.Chosen, c.Attributes} {
		for name := range maps.Keys(names) {
			if r.Attribute(name) != other.Attribute(name) {
				return false
			}
		}
	}
	return r.Name == c.Name && slices.Equal(r.Reports, c.Reports) && r.Rhythm == c.Rhythm && r.Paused.Equal(c.Paused)
}

// Consent is what a subscriber agreed to: the words that they were shown, when,
// and in which way, such as "sign-up".
type Consent struct {
	At    time.Time `json:"at"`
	Way   string    `json:"way"`
	Words string    `json:"words"`
}
