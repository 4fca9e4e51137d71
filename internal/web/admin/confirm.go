package admin

import (
	"fmt"
	"net/http"
	"strings"
	"time"

	"catchup/internal/edition"
	"catchup/internal/password"
	"catchup/internal/web"
)

// confirmPage is what the template desk-confirm is given. It asks once more
// before an edition is approved, dropped or released, and says what follows.
// One of Refused, Stale, Reasonless and Token is set.
type confirmPage struct {
	editionPage
	Act     edition.Act
	Reason  string
	Follows []string // what follows, in sentences
	Button  string
	Undone  bool // it was asked for without a confirmation that holds now

	Refused    string // why it cannot be done
	Stale      *stale
	Reasonless bool   // it is to be dropped, and no reason was given
	Token      string // says that the page has been seen
}

// stale says that the edition has other bytes than the page showed that the
// operator comes from. Anew is how it was made anew since then, as far as known.
type stale struct {
	Seen string // the hash of that page
	Anew []edition.Ruling
}

// asks tells whether an act is done only from a page that says what follows.
func asks(act edition.Act) bool {
	return act == edition.Approve || act == edition.Release || act == edition.Drop
}

// confirm shows what would follow. It changes nothing.
func (m *Room) confirm(w http.ResponseWriter, r *http.Request, v *visit) error {
	p, err := m.question(r, v)
	if err != nil {
		return err
	}
	m.ask(w, p)
	return nil
}

// leave leads from the address of the page that asks once more, which only a
// form opens, to the edition.
func (m *Room) leave(w http.ResponseWriter, r *http.Request, _ *visit) error {
	m.back(w, r)
	return nil
}

// ask shows the page that asks once more.
func (m *Room) ask(w http.ResponseWriter, p *confirmPage) {
	status := http.StatusOK
	if p.Undone || p.Stale != nil || p.Refused != "" {
		status = http.StatusConflict
	}
	m.pages.show(w, status, "confirm", p)
}

// question is the page that asks once more about what a form asks for.
func (m *Room) question(r *http.Request, v *visit) (*confirmPage, error) {
	opened, err := m.opened(r, v, "")
	if err != nil {
		return nil, err
	}
	p := &confirmPage{editionPage: opened, Act: edition.Act(r.PostForm.Get("act")), Reason: short(strings.TrimSpace(r.PostForm.Get("reason")))}
	if !asks(p.Act) {
		return nil, &refusal{"Nobody can do that with an edition."}
	}
	p.Trail = append(p.Trail, web.Link{Text: p.Heading, Address: p.Link("")})
	p.Tagline, p.Heading = p.Heading, map[edition.Act]string{edition.Approve: "Approve this edition?", edition.Release: "Release this edition?", edition.Drop: "Drop this edition?"}[p.Act]
	m.answer(p, v, r.PostForm.Get("hash"))
	return p, nil
}

// answer fills in what follows, or why it cannot be done.
func (m *Room) answer(p *confirmPage, v *visit, seen string) {
	now := m.o.Now()
	after, err := p.Approval.Rule(edition.Ruling{At: now, Act: p.Act, Hash: p.Approval.Hash, Reason: "asked"})
	switch {
	case seen != p.Approval.Hash:
		p.Stale = &stale{seen, p.Approval.Since(seen)}
	case err != nil:
		p.Refused = sentence(err.Error())
	case p.Act == edition.Approve && !p.Yours:
		p.Refused = "It may be approved by " + strings.Join(p.Approvers, " or ") + "."
	case p.Act == edition.Drop && p.Reason == "":
		p.Reasonless = true
	default:
		p.Token = m.o.Key.Issue(confirmPurpose, confirmed(p, v), now.Add(confirmTime))
	}
	p.Follows, p.Button = follows(p.Edition, p.Act, after, now, p.zone)
}

// confirmPurpose is what the token of a confirmation is for, and confirmTime for
// how long it is good.
const (
	confirmPurpose = "a confirmed ruling"
	confirmTime    = 15 * time.Minute
)

// confirmed is the subject of the token: the operator's session, the act, the
// bytes, and how much had been ruled on them. If anything is ruled meanwhile,
// what follows may be something else, and the page asks again.
func confirmed(p *confirmPage, v *visit) string {
	return password.DigestOf(fmt.Sprintf("%q %q %q %q %d", v.session, p.Key, p.Act, p.Approval.Hash, len(p.Approval.Rulings))).String()
}

// isConfirmed tells whether a form comes from the page that asks once more, and
// what that page said still holds.
func (m *Room) isConfirmed(r *http.Request, v *visit, p *confirmPage) bool {
	subject, err := m.o.Key.Open(confirmPurpose, r.PostForm.Get("token"), m.o.Now())
	return p.Token != "" && err == nil && subject == confirmed(p, v)
}

// follows says what follows from an act, in sentences, and in short for its
// button. After is the approval after the act.
func follows(e *Edition, act edition.Act, after edition.Approval, now time.Time, zone *time.Location) (words []string, button string) {
	if act == edition.Drop {
		return dropped(e, after, now, zone), "Drop it"
	}
	verb := map[edition.Act]string{edition.Approve: "Approve", edition.Release: "Release"}[act]
	switch n := e.Reaches; {
	case after.State == edition.Waiting:
		return []string{"This mails nobody: the edition " + after.Words(zone) + "."}, verb + " it"
	case n == 0:
		words, button = []string{"This mails nobody: no reader is left who is to get it."}, verb+" it"
	case after.Goes(now):
		words, button = []string{"This mails " + people(n) + " now. What has left cannot be called back."}, verb+", and mail "+people(n)+" now"
	default:
		hour := after.Release.In(zone).Format("15:04 on 2 January 2006")
		words, button = []string{"This mails " + people(n) + " at " + hour + ". Until then it can be put on hold or dropped."}, verb+", to mail "+people(n)+" at "+hour
	}
	return append(words, parcelled(e)...), button
}

// parcelled says into how many slices the edition is cut; nothing of one that is
// whole.
func parcelled(e *Edition) []string {
	switch n := len(e.Slices); n {
	case 0:
		return nil
	case 1:
		return []string{"It has one slice, which each of them gets."}
	default:
		return []string{fmt.Sprintf("It has %d slices, of which each of them gets one.", n)}
	}
}

// dropped says what follows from a drop.
func dropped(e *Edition, after edition.Approval, now time.Time, zone *time.Location) []string {
	gone, never := e.Standing.Sent+e.Standing.Sending+e.Standing.Unsure, "The edition of %s will never go out."
	if gone > 0 {
		never = "Nothing more of the edition of %s will go out."
	}
	words := []string{fmt.Sprintf(never, e.Document.Covers)}
	if e.Reaches > 0 {
		words[0] += " " + people(e.Reaches) + " will not get it."
	}
	if gone > 0 {
		words = append(words, fmt.Sprintf("It has left for %s already, which nothing can call back.", people(gone)))
	}
	if !after.May(edition.TakeBack, now) {
		return append(words, "The drop cannot be taken back: the report's next edition is there or due.")
	}
	_, until, _ := strings.Cut(after.Words(zone), ", and ")
	return append(words, "The drop "+until+".")
}

// people is a number of subscribers in words.
func people(n int) string {
	if n == 1 {
		return "1 reader"
	}
	return fmt.Sprintf("%d readers", n)
}

// sentence begins with a capital letter and ends with a full stop.
func sentence(words string) string { return strings.ToUpper(words[:1]) + words[1:] + "." }
