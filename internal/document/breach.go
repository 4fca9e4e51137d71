package document

import (
	"fmt"
	"slices"
	"strings"

	"github.com/shopspring/decimal"
)

// Breach is something that is expected of a source and is not so, for the
// operator and not for readers: it names files and cells.
type Breach struct {
	Source string   `json:"source"`          // its name in the settings
	What   string   `json:"what"`            // the key below the source's expect, "sums[0]"
	Words  string   `json:"words"`           // what is not as it should be
	Cells  []string `json:"cells,omitempty"` // the cells in question, as many as can be named
	More   int      `json:"more,omitempty"`  // how many other cells there are
}

// String is the breach in a line, with its cells in lines below that are set
// in.
func (b Breach) String() string {
	lines := []string{fmt.Sprintf("%s, %s: %s", b.Source, b.What, b.Words)}
	lines = append(lines, b.Cells...)
	if b.More > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", b.More))
	}
	return strings.Join(lines, "\n    ")
}

// Override says why an edition was published although its sources are not as
// expected.
type Override struct {
	Reason   string   `json:"reason"`
	Breaches []Breach `json:"breaches"`
}

// Overrule notes that the document was published although something held it,
// for a reason. Fault says that to readers, above everything else, "the mail has
// no room for all of it"; empty for what is no matter of theirs.
func (d *Document) Overrule(reason string, b Breach, fault string) {
	over := Override{Reason: reason}
	if d.Override != nil {
		over = *d.Override
	}
	over.Breaches = append(slices.Clip(over.Breaches), b)
	d.Override = &over
	if fault == "" {
		return
	}
	d.Notices = append([]string{fmt.Sprintf("Published although %s: %s", fault, reason)}, d.Notices...)
}

// Measures are figures of the sources, by source and by what was measured. The
// next edition's sources are compared with them.
type Measures map[string]map[string]decimal.Decimal
