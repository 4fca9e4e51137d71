package subscriber

import "time"

// Rhythm is how often a subscriber wants mail.
type Rhythm string

// Each edition goes to subscribers of the rhythm Every; of those of a calendar
// month only the report's last to Monthly ones.
const (
	Every   Rhythm = ""
	Monthly Rhythm = "monthly"
)

// Choice is what subscribers rule themselves. Reports are those wanted, by
// their keys; Attributes stand over those of lists; until Paused, if that is
// set, the subscriber gets nothing.
type Choice struct {
	Name       string            `json:"name,omitempty"`
	Reports    []string          `json:"reports,omitempty"`
	Attributes map[string]string `json:"attributes,omitempty"`
	Rhythm     Rhythm            `json:"rhythm,omitempty"`
	Paused     time.Time         `json:"paused,omitzero"`
}

// Consent is what a subscriber agreed to: the words they were shown, when, and
// the way it came about, such as "sign-up".
type Consent struct {
	At    time.Time `json:"at"`
	Way   string    `json:"way"`
	Words string    `json:"words"`
}
