package meaning

import (
	"strings"
	"testing"

	"catchup/internal/table"
)

// TestGuards asks about what can be read in two ways, and about nothing else.
func TestGuards(t *testing.T) {
	money := table.ColumnSpec{Kind: table.Money, Unit: "GBP"}
	amount := func(from string, sign table.Sign) table.Columns {
		spec := money
		spec.From, spec.Sign = from, sign
		return table.Columns{"amount": spec}
	}
	body := Field{Name: "body", Column: "body", Means: Shows | Names}
	directs := Field{Name: "amount", Column: "amount", Means: Shows | Adds | Directs}
	told := []Use{{Section: "T", Fields: []Field{body, directs}}}
	sides := []Use{{Section: "T", Fields: []Field{body, {Name: "amount", Column: "amount", Means: Shows | Adds | Sides}}}}
	added := []Use{{Section: "T", Fields: []Field{body, {Name: "amount", Column: "amount", Means: Shows | Adds}}}}
	pair := []Use{{Section: "T", Fields: []Field{body, {Name: "plan", Column: "plan", Means: Shows | Adds | Directs}, {Name: "actual", Column: "actual", Means: Shows | Adds | Directs}}}}
	gap := []Use{{Section: "T", Fields: []Field{body, {Name: "plan", Column: "plan", Means: Shows | Directs}, {Name: "actual", Column: "actual", Means: Shows | Directs},
		{Name: "gap", Column: "gap", Means: Shows | Directs | Varies}}}}
	part := []Use{{Section: "T", Fields: []Field{body, {Name: "part", Column: "part", PartOf: "whole", Means: Shows | Parts}, {Name: "whole", Column: "whole", Means: Shows}}}}
	spending := []Use{{Section: "T", Spending: true, Fields: told[0].Fields}}
	no := false
	for _, c := range []struct {
		name, text string
		columns    table.Columns
		uses       []Use
		doubt      string // what the one doubt holds, empty for none
		said       string
	}{
		{"a deficit", "body,Deficit (£m)\nAsh,791\nBay,20", amount("Deficit (£m)", ""), told,
			`sign: sample.csv, row 2, column B ("Deficit (£m)") holds £791,000,000 under "Deficit (£m)", and whether that is good or bad news is told: either it is a deficit of £791,000,000, or it is a surplus of £791,000,000. Write columns.amount.sign: deficit, or columns.amount.sign: surplus`, "“Deficit (£m)” is counted in millions of pounds in the source."},
		{"a deficit that is negative", "body,deficit\nAsh,-791\nBay,-20", amount("deficit", ""), told, "", ""},
		{"a deficit that is settled", "body,deficit\nAsh,791\nBay,20", amount("deficit", table.Deficit), told, "", ""},
		{"a deficit of which only the sum is told", "body,deficit\nAsh,791\nBay,20", amount("deficit", ""), added, "", ""},
		{"surplus or deficit", "body,Surplus/(deficit)\nAsh,791\nBay,-20", amount("Surplus/(deficit)", ""), told, "", ""},
		{"deficit first, surplus in brackets", "body,Deficit / (surplus)\nAsh,791\nBay,-20", amount("Deficit / (surplus)", ""), told, "either it is a deficit of £791", ""},
		{"in brackets a deficit", "body,(Deficit) or surplus\nAsh,791\nBay,-20", amount("(Deficit) or surplus", ""), told, "", ""},
		{"spending", "body,actual_spend\nAsh,791\nBay,20", amount("actual_spend", ""), told, "columns.amount.sign: spending", ""},
		{"costs", "body,Cost\nAsh,791\nBay,20", amount("Cost", ""), told, "columns.amount.sign: spending", ""},
		{"spending that the section settles", "body,spend\nAsh,791\nBay,20", amount("spend", ""), spending, "", ""},
		{"savings on costs", "body,Cost improvement savings\nAsh,791\nBay,20", amount("Cost improvement savings", ""), told, "columns.amount.sign: spending", ""},
		{"income before spending", "body,Income less expenditure\nAsh,791\nBay,20", amount("Income less expenditure", ""), told, "", ""},
		{"an overspend told by its sides", "body,overspend\nAsh,20\nBay,-10", amount("overspend", ""), sides, "either it is an overspend of £20", ""},
		{"an overspend without sides", "body,overspend\nAsh,20\nBay,10", amount("overspend", ""), sides, "", ""},

		{"a gap that is outturn minus plan", "body,plan,actual,gap\nAsh,10,8,-2\nBay,5,6,1", nil, gap, "", ""},
		{"a gap that is plan minus outturn", "body,plan,actual,gap\nAsh,10,8,2\nBay,5,6,-1", nil, gap, "", "“gap” is “plan” minus “actual”, so a positive number is adverse."},
		{"a gap that is nothing at times", "body,plan,actual,gap\nAsh,10,8,2\nBay,5,5,0\nCod,-5,-4,-1", nil, gap, "", "“gap” is “plan” minus “actual”, so a positive number is adverse."},
		{"a gap that is neither, with both signs", "body,plan,actual,gap\nAsh,10,8,7\nBay,5,6,-7", nil, gap, "", ""},
		{"a gap that is neither, all positive", "body,plan,actual,gap\nAsh,10,8,7\nBay,5,6,3", nil, gap, "either it is £7,000,000 worse than planned, or it is £7,000,000 better", ""},

		{"amounts of which none is below zero", "body,plan,actual\nAsh,100,120\nBay,0,290", nil, pair,
			`holds £100,000,000 under "plan", no number of "plan" and "actual" is below zero, and “T” tells whether they are good or bad news: either they are spending, of which more is adverse, or they are surpluses, of which less is. Write columns.plan.sign: spending and columns.actual.sign: spending, or columns.plan.sign: surplus and columns.actual.sign: surplus`, ""},
		{"one amount below zero", "body,plan,actual\nAsh,100,120\nBay,0,-290", nil, pair, "", ""},
		{"amounts of which nothing is told", "body,plan,actual\nAsh,0,0\nBay,..,0", nil, pair, "", ""},
		{"amounts whose head names a balance", "body,plan,Net position\nAsh,100,120", table.Columns{"plan": money, "actual": {From: "Net position", Kind: table.Money, Unit: "GBP"}}, pair, "", ""},
		{"amounts that the section calls spending", "body,plan,actual\nAsh,100,120", nil, []Use{{Section: "T", Spending: true, Fields: pair[0].Fields}}, "", ""},

		{"so much per head", "body,£ per head\nAsh,791\nBay,20", amount("£ per head", ""), added, `rate: “T” adds up "£ per head" (sample.csv, row 2, column B ("£ per head")), which its head calls a rate`, ""},
		{"so much per head that is an amount", "body,£ per head\nAsh,791\nBay,20", table.Columns{"amount": {From: "£ per head", Kind: table.Money, Unit: "GBP", Rate: &no}}, added, "", ""},
		{"so much a year", "body,£ per year\nAsh,791\nBay,20", amount("£ per year", ""), added, "", ""},
		{"business rates", "body,Business rates\nAsh,791\nBay,20", amount("Business rates", ""), added, "", ""},
		{"an average", "body,Average cost\nAsh,791\nBay,20", amount("Average cost", ""), added, "rate: ", ""},

		{"a part above its whole", "body,part,whole\nAsh,15,11\nBay,1,2", nil, part, "which is more than the £11,000,000 for \"whole\"", ""},
		{"nothing of a whole", "body,part,whole\nAsh,0,11\nBay,0,2.5", nil, part, "", ""},
		{"parts within their wholes", "body,part,whole\nAsh,11,11\nBay,-1,2\nCod,-2,-4\nDee,..,1", nil, part, "", ""},
		{"a part below its negative whole", "body,part,whole\nAsh,-5,-4", nil, part, "part: ", ""},
		{"a share above all", "body,part\nAsh,40%\nBay,110%", table.Columns{"part": {Kind: table.Share}}, part, "share: sample.csv, row 3, column B (\"part\") says 110% for \"part\"", ""},
		{"shares", "body,part\nAsh,40%\nBay,100%\nCod,0%", table.Columns{"part": {Kind: table.Share}}, part, "", ""},

		{"twins", "body,part\nOak,3\nElm,4\nOak,5\nOak,6", nil, []Use{use("body", "part")},
			`twin: Oak is given twice, at sample.csv, row 2, column A ("body") and at sample.csv, row 4, column A ("body"), as is 1 more row: either they are parts of one amount, or one of them is of something else, or a mistake. Write shape: [ { group: { by: [body], sum: [part] } } ] to add them up`, ""},
		{"twins that something tells apart", "body,month,part\nOak,M1,3\nOak,M2,4", nil, []Use{use("body", "part")}, "or shape: [ { filter: { month: … } } ] to take one", ""},
		{"no twins", "body,month,part\nOak,M1,3\nOak,M2,4", nil, []Use{use("body", "month", "part")}, "", ""},
		{"two totals", "body,part\nOak,3\nElm,4\nTotal,7\nTotal,7", nil, []Use{use("body", "part")}, "", "Total is the sum of the 2 other rows"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := Interpret(sample(t, c.text, c.columns), Spec{}, c.uses)
			d := doubted(got)
			if !strings.Contains(d, c.doubt) || (c.doubt == "") != (d == "") || len(got.Doubts) > 1 {
				t.Errorf("the doubts are\n%s\nwant\n%s", d, c.doubt)
			}
			if said := strings.Join(got.Said, "\n"); !strings.Contains(said, c.said) || c.said == "" && said != "" {
				t.Errorf("it says %s, want %s", said, c.said)
			}
		})
	}
}

// TestSidesAreAskedOnce has two sections that use the same columns in two orders.
func TestSidesAreAskedOnce(t *testing.T) {
	plan, actual := Field{Name: "plan", Column: "plan", Means: Shows | Directs}, Field{Name: "actual", Column: "actual", Means: Shows | Directs}
	uses := []Use{{Section: "One", Fields: []Field{plan, actual}}, {Section: "Other", Fields: []Field{actual, plan}}}
	if got := Interpret(sample(t, "body,plan,actual\nAsh,100,120\nBay,0,290", nil), Spec{}, uses); len(got.Doubts) != 1 {
		t.Errorf("the doubts are %s", doubted(got))
	}
}

// TestTurned turns a column that is plan minus outturn.
func TestTurned(t *testing.T) {
	given := sample(t, "body,plan,actual,gap\nAsh,10,8,2\nBay,5,6,-1", nil)
	u := Use{Fields: []Field{{Name: "plan", Column: "plan", Means: Directs}, {Name: "actual", Column: "actual", Means: Directs}, {Name: "gap", Column: "gap", Means: Varies}}}
	for spending, want := range map[bool]table.Sign{false: table.Deficit, true: ""} {
		u.Spending = spending
		got := Interpret(given, Spec{}, []Use{u})
		if sign := got.Columns[got.Index("gap")].Sign; sign != want || given.Columns[got.Index("gap")].Sign != "" {
			t.Errorf("spending %t: the sign is %q, and was made %q in the source", spending, sign, given.Columns[got.Index("gap")].Sign)
		}
	}
}

// TestNames tells spellings of one name from names of two bodies.
func TestNames(t *testing.T) {
	u := use("body", "year", "plan")
	for _, c := range []struct {
		name   string
		bodies []string // of one year each, so that none is a twin
		codes  []string
		apart  []string // names that the settings list under same
		doubt  string
		said   string
	}{
		{name: "capitals", bodies: []string{"Barts Health NHS Trust", "BARTS HEALTH NHS TRUST"},
			doubt: `names: in "body" stand “Barts Health NHS Trust” (row 2) and “BARTS HEALTH NHS TRUST” (row 3): either they are spellings of one name, or they are different bodies. Write columns.body.same: { Barts Health NHS Trust: [BARTS HEALTH NHS TRUST] }, or columns.body.same: { Barts Health NHS Trust: [Barts Health NHS Trust], BARTS HEALTH NHS TRUST: [BARTS HEALTH NHS TRUST] }`},
		{name: "and", bodies: []string{"Guy’s & St Thomas’ NHS FT", "Guy's and Saint Thomas NHS Foundation Trust"}, doubt: "names: "},
		{name: "the", bodies: []string{"The Ash Hospital NHS Trust", "Ash Hospital"}, doubt: "names: "},
		{name: "boards", bodies: []string{"NHS Devon ICB", "Devon Integrated Care Board"}, doubt: "names: "},
		{name: "councils", bodies: []string{"Kent County Council", "Kent CC", "Kent"}, doubt: "(row 2), “Kent CC” (row 3) and “Kent” (row 4)"},
		{name: "boroughs", bodies: []string{"London Borough of Camden", "Camden"}, doubt: "names: "},
		{name: "a council and a board", bodies: []string{"Devon County Council", "NHS Devon ICB"}},
		{name: "a city and its county", bodies: []string{"Leicester City Council", "Leicestershire County Council"}},
		{name: "north and south", bodies: []string{"North Ash NHS Trust", "South Ash NHS Trust"}},
		{name: "settled as two", bodies: []string{"Kent", "Kent County Council"}, apart: []string{"Kent", "Kent County Council"}},
		{name: "one code", bodies: []string{"Ash NHS Trust", "Ash NHS FT"}, codes: []string{"RNJ", "RNJ"}, said: "Ash NHS Trust and Ash NHS FT are one body here, since they have one code."},
		{name: "two codes", bodies: []string{"Ash NHS Trust", "Ash NHS FT"}, codes: []string{"RNJ", "RNK"}},
		{name: "a code missing", bodies: []string{"Ash NHS Trust", "Ash NHS FT"}, codes: []string{"RNJ", ""}, doubt: "names: "},
	} {
		t.Run(c.name, func(t *testing.T) {
			var b strings.Builder
			b.WriteString("code,body,year,plan\n")
			for i, name := range c.bodies {
				code := ""
				if c.codes != nil {
					code = c.codes[i]
				}
				b.WriteString(code + "," + name + "," + []string{"2020-21", "2021-22", "2022-23"}[i] + ",1\n")
			}
			spec := Spec{Columns: table.Columns{"body": {Same: map[string][]string{}}}}
			for _, name := range c.apart {
				spec.Columns["body"].Same[name] = []string{name}
			}
			given := sample(t, b.String(), nil)
			got := Interpret(given, spec, []Use{u})
			if d := doubted(got); !strings.Contains(d, c.doubt) || (c.doubt == "") != (d == "") {
				t.Errorf("the doubts are\n%s\nwant\n%s", d, c.doubt)
			}
			if said := strings.Join(got.Said, "\n"); said != c.said {
				t.Errorf("it says %q", said)
			}
			if united := got.Rows[0][1].Text == got.Rows[1][1].Text; united != (c.said != "") || given.Rows[0][1].Text != c.bodies[0] {
				t.Errorf("the names are %q and %q", got.Rows[0][1].Text, got.Rows[1][1].Text)
			}
		})
	}
}
