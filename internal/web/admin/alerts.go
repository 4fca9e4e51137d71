package admin

import (
	"context"
	"time"

	"catchup/internal/deliver"
	"catchup/internal/edition"
	"catchup/internal/web"
)

// Alert is something that is wrong with an edition: since when, where it can be
// mended, and when it ends.
type Alert struct {
	Title string
	At    time.Time
	Mend  web.Link
	Ends  string
}

// String is the title.
func (a Alert) String() string { return a.Title }

// moving is when an alert about the sending ends.
const moving = "when letters leave again, or the edition is put on hold or dropped"

// ends says for each kind of alert when it ends. What waits for approval is
// listed by itself.
var ends = map[deliver.Kind]string{
	deliver.AlertHeld:    "when the edition is made",
	deliver.AlertUnmade:  "when the edition is made",
	deliver.AlertLate:    "when the edition is out, or waits for approval, is on hold or dropped",
	deliver.AlertUnsent:  moving,
	deliver.AlertPaused:  moving,
	deliver.AlertStalled: moving,
}

// alerts are what the operator has been told about the edition of the latest
// slot, and is so still. Entries are the report's editions.
func (b backend) alerts(ctx context.Context, report string, entries []edition.Entry) (all []Alert, err error) {
	calendar := b.o.Calendar
	k := edition.Key{Report: report, Period: calendar.Label(report, calendar.Due(report, calendar.Moment(report, nil)))}
	var state edition.State // empty for an edition that is not kept
	for _, e := range entries {
		if e.Key == k {
			state = e.State
		}
	}
	notices, err := b.o.Store.Alerts(ctx, k.String())
	for _, n := range notices {
		if over, known := ends[n.Kind()]; known && n.Kind().Stands(state) {
			all = append(all, Alert{Title: n.Title, At: n.At, Mend: mendedAt(k, state), Ends: over})
		}
	}
	return all, err
}

// mendedAt leads to the deliveries of an edition that is kept, and to the sources
// of one that is not.
func mendedAt(k edition.Key, state edition.State) web.Link {
	if state == "" {
		return web.Link{Text: "Look at the sources", Address: top + "sources/"}
	}
	return web.Link{Text: "Look at its deliveries", Address: link(k, "", "") + "#deliveries"}
}
