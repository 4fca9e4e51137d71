package admin

import (
	"context"
	"errors"
	"net/http"
	"net/mail"
	"strings"
	"time"

	"catchup/internal/edition"
	"catchup/internal/editor"
	"catchup/internal/subscriber"
)

// Acts is what an operator can have done and what needs more than the store. If
// it cannot be done, the error is check.Problems, or an *edition.Held if
// sources are not as expected. If there is no such edition, it is
// edition.ErrNone.
type Acts interface {
	// Rule rules on a kept edition.
	Rule(ctx context.Context, k edition.Key, r edition.Ruling) error
	// Remake makes a kept edition anew, in the operator's name.
	Remake(ctx context.Context, k edition.Key, operator string) error
	// Written is what editors wrote for an edition. Mistakes in the files beside the
	// sheet are check.Problems.
	Written(ctx context.Context, k edition.Key) (editor.File, error)
	// Write changes what is written for an edition, and does not make it anew. If the
	// file has changed meanwhile, it is editor.ErrStale.
	Write(ctx context.Context, k edition.Key, c editor.Change) error
	// Test sends an edition to one address, and records nothing.
	Test(ctx context.Context, e *edition.Edition, to mail.Address) error
	// Restore lets a suspended subscriber get mail again, or is
	// subscriber.ErrUnknown.
	Restore(ctx context.Context, id, operator string) error
}

// refusal is why something cannot be done, in words for the operator.
type refusal struct{ words string }

func (r *refusal) Error() string { return r.words }

// rule does what the buttons of an edition ask for. What an operator asks for
// in a browser, and what could send or end the edition, is done only from the
// page that said what follows; a program with a token says all in one request.
func (m *Room) rule(w http.ResponseWriter, r *http.Request, v *visit) error {
	act := edition.Act(r.PostForm.Get("act"))
	if v.session != "" && asks(act) {
		p, err := m.question(r, v)
		if err != nil {
			return err
		}
		if !m.isConfirmed(r, v, p) {
			p.Undone = true
			m.ask(w, p)
			return nil
		}
	} else if _, err := m.o.Store.Approval(r.Context(), keyOf(r)); err != nil {
		return err
	}
	ruling := edition.Ruling{Who: v.Operator, Act: act, Hash: r.PostForm.Get("hash"), Reason: short(strings.TrimSpace(r.PostForm.Get("reason")))}
	if err := m.o.Acts.Rule(r.Context(), keyOf(r), ruling); err != nil {
		return err
	}
	m.back(w, r)
	return nil
}

// remakeTime is how long an edition may take to be made anew: as long as the
// server lets a response take.
const remakeTime = 100 * time.Second

// remake makes the edition anew. It goes on if nobody waits for it any more.
func (m *Room) remake(w http.ResponseWriter, r *http.Request, v *visit) error {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(r.Context()), remakeTime)
	defer cancel()
	if _, err := m.o.Store.Approval(ctx, keyOf(r)); err != nil {
		return err
	}
	if err := m.o.Acts.Remake(ctx, keyOf(r), v.Operator); err != nil {
		return err
	}
	m.back(w, r)
	return nil
}

// test sends the edition, or a slice of it, to one address.
func (m *Room) test(w http.ResponseWriter, r *http.Request, _ *visit) error {
	to, err := mail.ParseAddress(r.PostForm.Get("to"))
	if err != nil || len(to.Address) > 254 {
		return &refusal{"That is not an e-mail address. Nothing has been sent."}
	}
	e, err := m.backend.find(r.Context(), keyOf(r), r.PostForm.Get("slice"))
	switch {
	case err != nil:
		return err
	case r.PostForm.Get("slice") == "" && len(e.Slices) > 0:
		return &refusal{"The edition is sliced. Choose a slice first, and send that."}
	}
	if err := m.o.Acts.Test(r.Context(), e, *to); err != nil {
		return &refusal{"The test was not sent: " + err.Error()}
	}
	m.pages.notice(w, http.StatusOK, "The test is sent", "It went to "+to.Address+", and nothing was written down of it.")
	return nil
}

// restore lets a suspended subscriber back in.
func (m *Room) restore(w http.ResponseWriter, r *http.Request, v *visit) error {
	err := m.o.Acts.Restore(r.Context(), r.PostForm.Get("reader"), v.Operator)
	switch {
	case errors.Is(err, subscriber.ErrUnknown):
		return &refusal{"The reader is not suspended any more. Nothing has been changed."}
	case err != nil:
		return err
	}
	http.Redirect(w, r, returnsRoom, http.StatusSeeOther)
	return nil
}

// back leads to the edition, so that to load it again does nothing again.
func (m *Room) back(w http.ResponseWriter, r *http.Request) {
	http.Redirect(w, r, link(keyOf(r), "", ""), http.StatusSeeOther)
}

// longestReason is how many bytes of a reason are kept.
const longestReason = 500

func short(text string) string { return strings.ToValidUTF8(text[:min(len(text), longestReason)], "") }
