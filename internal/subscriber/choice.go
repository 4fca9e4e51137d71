package subscriber

import "time"

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

// Consent is what a subscriber agreed to: the words that they were shown, when,
// and in which way, such as "sign-up".
type Consent struct {
	At    time.Time `json:"at"`
	Way   string    `json:"way"`
	Words string    `json:"words"`
}
