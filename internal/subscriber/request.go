package subscriber

import "time"

// Kind is what a stranger asks for.
type Kind string

// A SignUp is somebody's wish to become a subscriber, and a Links one for the
// links by which a subscriber changes what they get. Neither is believed before
// the owner of the address, who is sent a message, has followed it. A Farewell
// is that a subscriber has left by mail, who is told so: all reports, or those
// that its wish names.
const (
	SignUp   Kind = "sign-up"
	Links    Kind = "links"
	Farewell Kind = "farewell"
)

// Request is what was asked for at a page, by whoever gave the address. Tries
// counts the attempts to answer it by a message; Became is the ID of the
// subscriber who has confirmed it, and nothing else of it is known from then
// on.
type Request struct {
	ID     string
	Kind   Kind
	Wish   Wish
	At     time.Time
	Tries  int
	Became string
}

// Wish is what a request holds. Words are those that a SignUp agreed to.
type Wish struct {
	Email string `json:"email,omitempty"`
	Lang  string `json:"lang,omitempty"`
	Choice
	Words string `json:"words,omitempty"`
}

// Held is all that is kept of a subscriber, for them to see.
type Held struct {
	Subscriber Subscriber `json:"reader"`
	Consents   []Consent  `json:"consents,omitempty"`
	Mail       []Mail     `json:"mail,omitempty"`
	Requests   []Asked    `json:"requests,omitempty"`
	Heard      []Heard    `json:"heard,omitempty"`
}

// Mail is an edition that was meant for a subscriber, and what became of it.
type Mail struct {
	Report string `json:"report"`
	Period string `json:"period"`
	Result string `json:"result"`
	Reason string `json:"reason,omitempty"`
}

// Asked is a request with the subscriber's address that nobody has confirmed
// yet.
type Asked struct {
	Kind Kind      `json:"kind"`
	At   time.Time `json:"at"`
	Wish Wish      `json:"wish"`
}

// Heard is what came back about a subscriber's mail: a bounce, a complaint, or
// a message of their own.
type Heard struct {
	At     time.Time `json:"at"`
	Kind   string    `json:"kind"`
	Status string    `json:"status,omitempty"`
	Words  string    `json:"words,omitempty"`
}
