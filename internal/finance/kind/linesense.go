package kind

import (
	"fmt"
	"slices"
	"strings"

	"catchup/internal/finance"
	"catchup/internal/meaning"
	"catchup/internal/table"
)

// OfSense is a column that says of each line what a positive amount is, so that
// income and spending may stand in one table.
var OfSense = Field{Name: "sense", Kinds: Textual, Means: meaning.Senses, Optional: true,
	Does: "what a positive amount of the line is: income, spending (or cost), surplus or deficit; in a table of several, spending is shown in brackets"}

// senseWords are the words of a column of senses.
var senseWords = map[string]table.Sign{
	"income": table.Income, "revenue": table.Income, "spending": table.Spending, "spend": table.Spending, "cost": table.Spending, "costs": table.Spending,
	"expenditure": table.Spending, "surplus": table.Surplus, "position": table.Surplus, "deficit": table.Deficit,
}

// lineSenses reads what the amounts of each line mean, where a column says so.
// Lines of one sense are told in that sense. In a table of several senses all
// amounts are positions: those of spending and deficits are turned. Then it is
// an error if a line does not say its sense, or if the settings of a column say
// of all lines what only some of them are.
func (w *Work) lineSenses() error {
	f := w.Main
	if !f.Has("sense") || w.Sense == finance.Positions && !f.anyTurned() {
		return nil // the amounts are positions already
	}
	if w.Sense != finance.Unsaid {
		return fmt.Errorf("the column %q says of each line what its amounts are, and so do spending: true or the sign of other columns of all lines: leave one of them out", f.Columns["sense"])
	}
	records, _ := f.records()
	all, unsaid, err := sensesOf(records)
	switch {
	case err != nil || all == nil:
		return err
	case unsaid != nil:
		return fmt.Errorf("%s: nothing says whether %q is income or spending, and other lines say it", unsaid.Value("sense").From, unsaid.Body)
	}
	if err := belowZero(records, all); err != nil {
		return err
	}
	if only := alone(all); only != "" {
		var turned bool
		if w.Sense, turned = finance.SenseOf(only); !turned {
			return nil
		}
	}
	w.Sense, f.spends = finance.Positions, map[string]bool{}
	for line, sign := range all {
		f.spends[line] = sign == table.Spending || sign == table.Deficit
		w.mixed = w.mixed || sign == table.Spending
	}
	if w.Second != nil {
		w.Second.spends = f.spends
	}
	return nil
}

// sensesOf are the senses of the lines by their names, nil if none is said, and
// the first line that does not say its own. A line has one sense in all periods.
func sensesOf(records []Record) (all map[string]table.Sign, unsaid *Record, err error) {
	for i, r := range records {
		word := strings.ToLower(r.Word("sense"))
		sign, known := senseWords[word]
		switch {
		case word == "" || !r.Value("sense").Known:
			if unsaid == nil {
				unsaid = &records[i]
			}
			continue
		case !known:
			return nil, nil, fmt.Errorf("%s: %q is not what a line can be: income, spending, surplus or deficit", r.Value("sense").From, r.Word("sense"))
		case all == nil:
			all = map[string]table.Sign{}
		}
		if before, twice := all[r.Body]; twice && before != sign {
			return nil, nil, fmt.Errorf("%s: %q is %s here, and %s in another row", r.Value("sense").From, r.Body, sign, before)
		}
		all[r.Body] = sign
	}
	return all, unsaid, nil
}

// belowZero refuses lines of spending of which every plan is below zero: that is
// how a table writes spending in which it is negative.
func belowZero(records []Record, all map[string]table.Sign) error {
	var first *Record
	for i, r := range records {
		q := r.Quantity("plan")
		switch {
		case all[r.Body] != table.Spending || !q.Known || q.Num.IsZero():
			continue
		case q.Num.IsPositive():
			return nil
		case first == nil:
			first = &records[i]
		}
	}
	if first == nil {
		return nil
	}
	return fmt.Errorf("%s: %q is spending, and its plan is below zero, as that of all spending here: write sign: surplus for the columns of the amounts if spending is negative there", first.Value("plan").From, first.Body)
}

// alone is the sense that all lines have, empty if they have several.
func alone(all map[string]table.Sign) table.Sign {
	var only table.Sign
	for _, sign := range all {
		if only != "" && sign != only {
			return ""
		}
		only = sign
	}
	return only
}

// anyTurned tells whether amounts of any field are turned.
func (f *Frame) anyTurned() bool {
	return slices.ContainsFunc(f.fields, func(field Field) bool { return f.turned[field.Name] })
}

// spendsNote says that spending is in brackets, where the source has it above zero.
func (w *Work) spendsNote() []string {
	if !w.mixed {
		return nil
	}
	return []string{"Income is a positive number, spending is in brackets; in the source both are positive."}
}
