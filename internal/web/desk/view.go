package desk

import (
	"time"

	"catchup/internal/deliver"
	"catchup/internal/document"
	"catchup/internal/edition"
)

// Report is a report and its last editions, the last one first.
type Report struct {
	Name, Title string
	Next        []time.Time // when it is made next
	Alerts      []string    // what is wrong with its edition of the latest slot
	Editions    []Row
}

// Row is an edition in a list. Covers is empty where the list is long.
type Row struct {
	edition.Entry
	Covers   string
	Standing deliver.Standing
}

// Edition is an edition, or a slice of one, with all that an operator looks at.
type Edition struct {
	Key       edition.Key
	Number    int
	Due, Made time.Time
	Document  *document.Document
	Slice     string
	Slices    []string
	Files     []edition.Leaf

	Approval  edition.Approval
	Approvers []string // none for anybody
	Before    string   // the key of the edition before; empty for none
	Changes   document.Changes

	Standing deliver.Standing
	Reasons  []Reason
	Missed   int
	Failed   []deliver.Delivery // the first of those not reached
}

// Reason is why so many deliveries are in a state.
type Reason struct {
	State deliver.State
	Words string
	Count int
}

// Source is what is known of a source from the last editions made with it.
type Source struct {
	Name, Title string
	Reports     []string
	Edition     string    // the last that has read it; empty for none
	Read        time.Time // when
	AsOf        time.Time // of which day it speaks; zero if it does not say
	Place       string
	Missing     string // why the last edition lacks it; empty if it does not
	Breaches    []document.Breach
}

// Readers are who gets mail: as charts, and in numbers.
type Readers struct {
	Active, Left, Suspended int
	Growth, Reached         document.Chart
}
