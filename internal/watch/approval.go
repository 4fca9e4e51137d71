package watch

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"catchup/internal/deliver"
	"catchup/internal/document"
	"catchup/internal/edition"
)

// Explain is what the operator is told of an edition that is held: what is
// not as expected, cell by cell, or would vanish, and what can be done.
func Explain(held *edition.Held) string {
	return fmt.Sprintf(`Nothing has been kept and nothing has been sent, because %s:

%s
The daemon tries again by itself while it is not too late for the edition. To
publish it as it is, in words that say so:

    catchup --run %s --force "the reason"`, held.Cause, held.Words(), held.Key.Report)
}

// Waiting tells the operator that an edition waits for a word, what is in it, and
// how the word may be given. Notices of what the edition was before end.
func (w *Watch) Waiting(ctx context.Context, e *edition.Edition, standing edition.Approval) error {
	key := e.Key.String()
	n := notice(deliver.AlertWaiting, key, "Waiting: "+key, standing.Hash)
	quiet := func(context.Context, deliver.Notice) error { return nil }
	w.callOff(ctx, e.Key, quiet, func(other deliver.Notice) bool {
		return other.Kind() == deliver.AlertWaiting && other.What != n.What
	})
	return w.inform(ctx, n, func() (string, error) { return w.question(ctx, e, standing) })
}

// question is what the operator is asked. It names the command only while the
// command would do it.
func (w *Watch) question(ctx context.Context, e *edition.Edition, standing edition.Approval) (string, error) {
	reached, err := w.o.Store.Reaches(ctx, e.ID, w.o.Now())
	if err != nil {
		return "", err
	}
	var b strings.Builder
	fmt.Fprintf(&b, "%s, %s, is made and %s.\n\n", e.Key, e.Document.Covers, standing.Words(w.o.Calendar.Reports[e.Key.Report].Zone))
	summarise(&b, e, reached)
	who := "an operator"
	if names := w.o.Reports[e.Key.Report].Approvers; len(names) > 0 {
		who = strings.Join(names, " or ")
	}
	fmt.Fprintf(&b, "\nNothing of it goes out until %s approves exactly these bytes:\n%s\n", who, standing.Hash)
	if w.o.Admin != "" {
		fmt.Fprintf(&b, "\nLook at it, and approve it, at\n%s/editions/%s/\n", w.o.Admin, e.Key)
	}
	if standing.May(edition.Approve, w.o.Now()) {
		fmt.Fprintf(&b, "\nTo approve it by a command:\n\n    catchup approve %s --hash %s --as NAME\n", e.Key, standing.Hash[:16])
	}
	return b.String(), nil
}

// mostNoted is how many notes and gaps of a kind the mail lists.
const mostNoted = 20

// summarise writes what is in an edition, for who has to rule on it: a line for
// each thing, with its name before it.
func summarise(b *strings.Builder, e *edition.Edition, reached int) {
	d := e.Document
	fact := func(name string, all ...string) {
		for i, words := range all {
			if i == mostNoted {
				words = fmt.Sprintf("and %d more", len(all)-i)
			}
			if i <= mostNoted {
				fmt.Fprintf(b, "%-10s %s\n", name, words)
			}
			name = ""
		}
	}
	fact("Lead:", lead(d))
	fact("Sections:", contents(d)...)
	var missing []string
	for _, gap := range d.Gaps {
		missing = append(missing, lacked(gap)+": "+gap.Why)
	}
	fact("Missing:", missing...)
	fact("Notes:", d.Notices...)
	fact("Warnings:", d.Warnings...)
	if d.Override != nil {
		fact("Forced:", d.Override.Reason)
	}
	switch n := len(e.Slices); n {
	case 0:
		fact("Readers:", strconv.Itoa(reached))
	default:
		fact("Readers:", fmt.Sprintf("%d, and %d slices, of which each gets one", reached, n))
	}
}

// lead is the heading of the story that stands first.
func lead(d *document.Document) string {
	for _, b := range d.Blocks {
		if s, is := b.(document.Story); is {
			return s.Heading
		}
	}
	return "none: it tells no story"
}

// contents lists the sections of a document with what is in each.
func contents(d *document.Document) (all []string) {
	for i, b := range d.Blocks {
		h, is := b.(document.Heading)
		if !is || h.Level > 2 {
			continue
		}
		if words := tally(d.Blocks[i+1:]); words != "" {
			all = append(all, h.Text+": "+words)
		} else {
			all = append(all, h.Text)
		}
	}
	return all
}

// tally counts the stories, tables and charts up to the next section.
func tally(blocks document.Blocks) string {
	var stories, tables, charts int
	for _, b := range blocks {
		if h, is := b.(document.Heading); is && h.Level <= 2 {
			break
		}
		switch b.(type) {
		case document.Story:
			stories++
		case document.Table:
			tables++
		case document.Chart:
			charts++
		}
	}
	var words []string
	for _, c := range []struct {
		n         int
		one, many string
	}{{stories, "1 story", "stories"}, {tables, "1 table", "tables"}, {charts, "1 chart", "charts"}} {
		switch {
		case c.n == 1:
			words = append(words, c.one)
		case c.n > 1:
			words = append(words, fmt.Sprintf("%d %s", c.n, c.many))
		}
	}
	return strings.Join(words, ", ")
}
