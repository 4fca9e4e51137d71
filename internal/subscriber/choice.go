package subscriber

import "time"

// Rhythm is how often a reader wants mail.
type Rhythm string

// Each edition goes to readers of the rhythm Every; of those of a calendar month
// only the report's last to Monthly ones.
const (
	Every   Rhythm = ""
	Monthly Rhythm = "monthly"
)

// Choice is what readers rule themselves. Reports are those wanted, by their
// keys; Attributes stand over those of lists; until Paused, if that is set, the
// reader gets nothing.
type Choice struct {
	Name       string            `json:"name,omitempty"`
	Reports    []string          `json:"reports,omitempty"`
	Attributes map[string]string `json:"attributes,omitempty"`
	Rhythm     Rhythm            `json:"rhythm,omitempty"`
	Paused     time.Time         `json:"paused,omitzero"`
}

// Consent is what a reader agreed to: the words they were shown, when, and the
// way it came about, such as "sign-up".
type Consent struct {
	At    time.Time `json:"at"`
	Way   string    `json:"way"`
	Words string    `json:"words"`
}
