package admin

import (
	"net/http"
	"net/url"

	"catchup/internal/control"
	"catchup/internal/web"
)

const returnsRoom = top + "returns/"

// returnsPage is what the template desk-returns is given.
type returnsPage struct {
	page
	*Returns
}

// returns shows what came back and needs an operator.
func (m *Room) returns(w http.ResponseWriter, r *http.Request, v *visit) error {
	all, err := m.backend.returns(r.Context())
	if err != nil {
		return err
	}
	m.pages.show(w, http.StatusOK, "returns", returnsPage{m.pages.page(v, "What came back", returnsRoom, home), all})
	return nil
}

// Unlisted is how many suspended subscribers the page does not name.
func (r *Returns) Unlisted() int { return max(0, r.Count-len(r.Suspended)) }

// Address leads to the message.
func (m Message) Address() string { return returnsRoom + url.PathEscape(m.ID) + "/" }

// messagePage is what the template desk-message is given.
type messagePage struct {
	page
	Message *Message
}

// message shows one message as far as it was kept.
func (m *Room) message(w http.ResponseWriter, r *http.Request, v *visit) error {
	one, err := m.backend.message(r.Context(), r.PathValue("message"))
	if err != nil {
		return err
	}
	p := messagePage{m.pages.page(v, "A returned message", returnsRoom, home, web.Link{Text: "What came back", Address: returnsRoom}), one}
	m.pages.show(w, http.StatusOK, "message", p)
	return nil
}

// Heading is what the message says in a line.
func (m Message) Heading() string {
	if len(m.Answers) == 0 || control.Drop(m.Answers[0].Words) == "" {
		return "no words"
	}
	return control.Drop(m.Answers[0].Words)
}

// Text is the front of the message.
func (m Message) Text() string { return control.Drop(string(m.Front)) }

// From is the address that stands in the returned message.
func (e Event) From() string { return control.Drop(e.Address) }

// Reason is why the subscriber was suspended.
func (s Suspended) Reason() string { return control.Drop(s.Why) }
