// Package storetest says by tests what a store must do. Every store runs the
// same suite.
package storetest

import (
	"context"
	"iter"
	"testing"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/pass"
	"catchup/internal/source"
	"catchup/internal/subscriber"
)

// Store is what the suite is about.
type Store interface {
	edition.Archive
	deliver.Ledger
	subscriber.Store
	source.Cache
	Collection() source.Collection
	Subscribers
	Edition(ctx context.Context, id string) (*edition.Edition, error)
	Exists(ctx context.Context, k edition.Key) (bool, error)
	Reaches(ctx context.Context, edition string, at time.Time) (int, error)
	Approvals
	Returns
	Sessions
	Entries(ctx context.Context, report string) iter.Seq2[edition.Entry, error]
	Cover(ctx context.Context, id string) (edition.Cover, error)
	Document(ctx context.Context, id string) (*document.Document, error)
	File(ctx context.Context, id, name string) (*edition.File, error)
	ClaimNotice(ctx context.Context, n deliver.Notice, at time.Time, lease time.Duration) (bool, error)
	Key(ctx context.Context, now time.Time) (*pass.Key, error)
	RenewKey(ctx context.Context, now time.Time) error
	SetNoticeSent(ctx context.Context, what string, at time.Time) error
	ReleaseNotice(ctx context.Context, what string) error
	Over(ctx context.Context, what string) (first bool, err error)
	Alerts(ctx context.Context, about string) ([]deliver.Notice, error)
	Close() error
}

// Place is where one store is. Each call opens it once more, as another program
// would; the test closes it.
type Place func(t *testing.T) Store

// Run runs the suite. New makes a place with nothing in it.
func Run(t *testing.T, fresh func(t *testing.T) Place) {
	for name, test := range map[string]func(*testing.T, Place){
		"archive keeps an edition whole":           keepsWhole,
		"archive numbers editions":                 numbers,
		"archive knows what was made last":         lastMade,
		"archive refuses a second of its kind":     refusesSecond,
		"archive finds the edition before":         findsEarlier,
		"archive keeps one of many at once":        keepsOne,
		"archive queues the audience":              queuesAudience,
		"archive lays slices":                      laysSlices,
		"archive keeps what is laid":               keepsWhatIsLaid,
		"archive queues by slice":                  queuesBySlice,
		"editions wait for approval":               waitsForApproval,
		"a quiet edition goes to nobody":           staysQuiet,
		"a quiet edition yields its number":        yieldsItsNumber,
		"archive knows what has gone out":          wasOut,
		"rulings stop what has not left":           stops,
		"a drop is taken back":                     takesBack,
		"silence ends with a ruling":               outlastsSilence,
		"silence is ruled on":                      lapses,
		"what waits can be made anew":              replaces,
		"what is on its way is not made anew":      keepsWhatIsOut,
		"operators sign in and out":                signsIn,
		"a code is used once":                      usesCodes,
		"readers are counted by day":               grows,
		"ledger lets a worker hold rows":           holds,
		"ledger gives each row to one worker":      claimsOnce,
		"ledger records only what is the worker's": recordsOwn,
		"ledger frees what the dead held":          outlives,
		"ledger keeps the policies of the dead":    keepsPolicies,
		"ledger takes the word of the slow":        believesTheSlow,
		"ledger tells what is owed":                owes,
		"ledger queues again":                      requeues,
		"ledger writes decisions down":             decides,
		"ledger passes over readers who have left": skipsLeft,
		"ledger keeps the pace":                    keepsPace,
		"book imports and updates":                 imports,
		"book notes who stands on a list":          enlists,
		"book never brings a reader back":          leaves,
		"list never raises a state":                keepsStates,
		"audience is compared with the last":       turnsOut,
		"book follows confirmed sign-ups":          confirms,
		"book lets readers rule themselves":        rulesThemselves,
		"book forgets readers":                     forgets,
		"what links change is told and undone":     tellsChanges,
		"who leaves by a link is told so":          tellsDepartures,
		"editions go to who wants them":            goesToWhoWants,
		"requests are answered once":               claimsRequestsOnce,
		"requests are counted by mailbox":          countsMailboxes,
		"sign-ups are bounded":                     boundsSignUps,
		"programs keep the bounds together":        boundsTogether,
		"cache keeps the last of an address":       remembers,
		"collection keeps feeds":                   keepsFeeds,
		"collection keeps articles":                keepsArticles,
		"collection knows articles again":          knowsAgain,
		"collection dates an article once":         datesOnce,
		"collection gives the newest of a period":  givesNewest,
		"collection gives a turn to one":           givesTurns,
		"collection is bounded":                    trims,
		"collection counts articles a week":        countsWeeks,
		"archive lists the editions":               listsEditions,
		"keys open what any of them signed":        signsOnce,
		"what comes back is applied once":          appliesReturns,
		"who leaves by mail is told so":            farewells,
		"who is let back in begins anew":           pardons,
		"what is forged changes nothing":           forgeries,
		"events are weighed one after the other":   weighsTogether,
		"what nobody understands is kept":          puzzles,
		"the operator is notified once":            tellsOnce,
	} {
		t.Run(name, func(t *testing.T) { test(t, fresh(t)) })
	}
}

// now is the suite's moment, with no more than milliseconds.
var now = time.Date(2024, 6, 14, 16, 0, 0, 5e6, time.UTC)

// sample is the n-th edition of a report, one for each day.
func sample(report string, n int) *edition.Edition {
	day := now.AddDate(0, 0, 7*n)
	key := edition.Key{Report: report, Period: day.Format(time.DateOnly)}
	return &edition.Edition{
		Key: key, ID: key.String(), Number: n, Due: day, Made: day.Add(time.Second),
		Document: &document.Document{
			Report: report, Title: "Catch Up", Number: n, Issued: day,
			Blocks: document.Blocks{document.Heading{Level: 2, Text: "£ — News"}, document.Say("One.")},
		},
		Files: []edition.File{
			{Name: "edition.txt", Type: "text/plain; charset=utf-8", Bytes: []byte("words")},
			{Name: "edition.pdf", Type: "application/pdf", Bytes: []byte{0, 255, 0}},
			{Name: "edition.html", Type: "text/html; charset=utf-8"},
		},
	}
}

// enrol imports subscribers of these addresses and returns their IDs in order.
func enrol(t *testing.T, s Store, emails ...string) []string {
	t.Helper()
	var subscribers []subscriber.Subscriber
	for _, email := range emails {
		subscribers = append(subscribers, subscriber.Subscriber{Email: email, Name: "Reader " + email, Signed: now})
	}
	_, err := s.Import(t.Context(), "", Seq(subscribers...))
	try(t, err)
	var ids []string
	for _, r := range all(t, s) {
		ids = append(ids, r.ID)
	}
	return ids
}

func all(t *testing.T, s Store) []subscriber.Subscriber {
	t.Helper()
	return collect(t, s.All(t.Context()))
}

// collect is all that a sequence gives.
func collect[T any](t *testing.T, from iter.Seq2[T, error]) (all []T) {
	t.Helper()
	for one, err := range from {
		try(t, err)
		all = append(all, one)
	}
	return all
}

// try ends the test at an error.
func try(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// Seq returns the subscribers one after another, as Import takes them.
func Seq(all ...subscriber.Subscriber) iter.Seq2[subscriber.Subscriber, error] {
	return func(yield func(subscriber.Subscriber, error) bool) {
		for _, s := range all {
			if !yield(s, nil) {
				return
			}
		}
	}
}
