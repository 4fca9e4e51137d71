package subscription

import (
	"strconv"
	"strings"
	"time"

	"catchup/internal/pass"
)

// The purposes of passes.
const (
	toConfirm = "confirm"
	toChoose  = "preferences"
	toLeave   = "leave"
	toReturn  = "return"
	toUndo    = "undo"
	toSee     = "your data"
	toAsk     = "form"
)

// How long passes are valid. Those in editions are valid for years: somebody
// may tidy up their mailbox much later, and must be able to leave then.
const (
	leaveFor  = 5 * 365 * 24 * time.Hour
	chooseFor = 365 * 24 * time.Hour
	seeFor    = 24 * time.Hour
	returnFor = 7 * 24 * time.Hour
	askFor    = 24 * time.Hour
)

// Links makes the addresses of a subscriber's own pages. It may be used from
// several goroutines.
type Links struct {
	Key     *pass.Key
	Address string // of the site, without a slash at its end
}

// Preferences is the page where the subscriber chooses what they get. It opens
// nothing once the generation has changed.
func (l Links) Preferences(sub string, generation int, now time.Time) string {
	return l.Address + "/preferences/" + l.Key.Issue(toChoose, subject(sub, generation), now.Add(chooseFor))
}

// Leave is the page where the subscriber leaves; a POST of RFC 8058 does it at
// once. It has no generation: somebody who has revoked their links must still
// be able to leave.
func (l Links) Leave(sub string, now time.Time) string {
	return l.Address + "/leave/" + l.Key.Issue(toLeave, sub, now.Add(leaveFor))
}

// data is the page where the subscriber sees all that is kept of them.
func (l Links) data(sub string, generation int, now time.Time) string {
	return l.Address + "/your-data/" + l.Key.Issue(toSee, subject(sub, generation), now.Add(seeFor))
}

// back is the page where leaving is undone, from the top of the site.
func (l Links) back(sub string, now time.Time) string {
	return "/return/" + l.Key.Issue(toReturn, sub, now.Add(returnFor))
}

// undo is the page where a change is undone that a request tells of.
func (l Links) undo(request string, until time.Time) string {
	return l.Address + "/undo/" + l.Key.Issue(toUndo, request, until)
}

// confirm is the page where a sign-up is confirmed.
func (l Links) confirm(request string, until time.Time) string {
	return l.Address + "/confirm/" + l.Key.Issue(toConfirm, request, until)
}

// subject names a subscriber and the generation of their links.
func subject(sub string, generation int) string {
	return sub + "~" + strconv.Itoa(generation)
}

// parts are the parts of a subject; the generation is -1 if it is no number.
func parts(subject string) (sub string, generation int) {
	sub, number, _ := strings.Cut(subject, "~")
	generation, err := strconv.Atoi(number)
	if err != nil {
		return sub, -1
	}
	return sub, generation
}
