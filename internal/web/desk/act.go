package desk

import (
	"net/http"
	"net/mail"
	"strings"

	"catchup/internal/edition"
)

// rule does what the buttons of an edition ask for.
func (m *Room) rule(w http.ResponseWriter, r *http.Request, v *visit) error {
	ruling := edition.Ruling{Who: v.Operator, Act: edition.Act(r.PostForm.Get("act")), Hash: r.PostForm.Get("hash"), Reason: short(r.PostForm.Get("reason"))}
	if err := m.o.Office.Rule(r.Context(), keyOf(r), ruling); err != nil {
		return err
	}
	m.back(w, r)
	return nil
}

func (m *Room) remake(w http.ResponseWriter, r *http.Request, v *visit) error {
	if _, err := m.o.Office.Remake(r.Context(), keyOf(r), v.Operator); err != nil {
		return err
	}
	m.back(w, r)
	return nil
}

// try sends the edition to one address, as a test.
func (m *Room) try(w http.ResponseWriter, r *http.Request, _ *visit) error {
	to, err := mail.ParseAddress(r.PostForm.Get("to"))
	if err != nil || len(to.Address) > 254 {
		return &Refusal{"That is not an e-mail address. Nothing has been sent."}
	}
	if err := m.o.Office.Try(r.Context(), keyOf(r), r.PostForm.Get("slice"), *to); err != nil {
		return err
	}
	m.notice(w, http.StatusOK, "The test is sent", "It went to "+to.Address+", and nothing was written down of it.")
	return nil
}

// back leads to the edition, so that to load it again does nothing again.
func (m *Room) back(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, link(keyOf(r), "", ""), http.StatusSeeOther)
}

// longestReason is how many bytes of a reason are kept.
const longestReason = 500

func short(text string) string { return strings.ToValidUTF8(text[:min(len(text), longestReason)], "") }
