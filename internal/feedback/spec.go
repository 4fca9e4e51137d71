package feedback

import (
	"strings"

	"catchup/internal/check"
	"catchup/internal/setting"
)

// Spec is how the settings say where returned messages come in and what they do.
type Spec struct {
	// Address is that of the return path, without the token that each message's has: catchup@example.org.
	Address string `yaml:"address,required"`
	// Separator stands between the address and the token; what your mail server calls its recipient delimiter.
	Separator string `yaml:"separator" default:"+"`
	// Key signs the tokens: "${NAME}" or file:path, 16 characters or more. With another key, what comes back of older messages changes nothing, but you are shown it.
	Key setting.Secret `yaml:"key,required"`
	// Leave is an address of its own for those who want to leave, if there is one: whatever is written there is such a wish.
	Leave string `yaml:"leave"`
	// AuthservIDs name the mail servers whose Authentication-Results are believed, as they write it there: [mx.example.org]. They must remove such fields of that name from what comes in (RFC 8601).
	AuthservIDs []string `yaml:"authserv_ids"`

	Rules
}

// Check notes what the fields cannot tell alone.
func (s Spec) Check(at check.Place) {
	s.Rules.Check(at)
	if s.Key.Literal() {
		at.Key("key").Note(`write it as "${NAME}" or file:path`, "a key does not stand in the settings themselves")
	}
	if s.Leave != "" && mailbox.FindString(s.Leave) != s.Leave {
		at.Key("leave").Note("write it as catchup-leave@example.org", "%q is not an e-mail address", s.Leave)
	}
	for i, id := range s.AuthservIDs {
		if id == "" || strings.ContainsAny(id, " \t;=\"(") {
			at.Key("authserv_ids").Item(i).Note("write it as the server does, mx.example.org", "%q is not the name of a mail server", id)
		}
	}
	if _, err := s.path(); err != nil {
		at.Note("", "%v", err)
	}
}

func (s Spec) path() (*Path, error) {
	return NewPath(s.Address, s.Separator, []byte(strings.TrimSpace(s.Key.Reveal())))
}

// Inbox makes the inbox of the settings. It fails only for a Spec in which Check
// finds mistakes.
func (s Spec) Inbox() (Inbox, error) {
	path, err := s.path()
	return Inbox{Path: path, Leave: s.Leave, Servers: s.AuthservIDs}, err
}
