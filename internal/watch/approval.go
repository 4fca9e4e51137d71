package watch

import (
	"context"
	"fmt"
	"strings"

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

// Waiting tells the operator that an edition waits for a word, and how it may be
// given.
func (w *Watch) Waiting(ctx context.Context, e *edition.Edition, standing edition.Approval) error {
	key := e.Key.String()
	return w.inform(ctx, notice("waiting", key, "Waiting: "+key, standing.Hash), func() (string, error) { return w.question(e, standing), nil })
}

// question is what the operator is asked.
func (w *Watch) question(e *edition.Edition, standing edition.Approval) string {
	who, where := "an operator", ""
	if names := w.o.Reports[e.Key.Report].Approvers; len(names) > 0 {
		who = strings.Join(names, " or ")
	}
	if w.o.Admin != "" {
		where = fmt.Sprintf("\n\nLook at it, and approve it, at\n%s/editions/%s/", w.o.Admin, e.Key)
	}
	return fmt.Sprintf(`%s, %s, is made and %s.

Nothing of it goes out until %s approves exactly these bytes:
%s%s

or by

    catchup approve %s --hash %s --as NAME
`, e.Key, e.Document.Covers, standing.Words(w.o.Calendar.Reports[e.Key.Report].Zone), who, standing.Hash, where, e.Key, standing.Hash[:16])
}
