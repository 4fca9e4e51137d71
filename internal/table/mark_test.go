package table

import (
	"strings"
	"testing"
)

// marked writes what was read of a cell: the number, its reason and its marks.
func marked(v Value) string {
	text := v.String()
	if !v.Known {
		text = "?" + v.Text
	}
	if v.Aside == nil {
		return text
	}
	if v.Aside.Why != "" {
		text += " because " + v.Aside.Why
	}
	return text + " |" + v.Aside.Beside("")
}

// cell reads one cell.
func cell(text string, c ColumnSpec, w Written) (Value, error) {
	r := parser{ColumnSpec: c, written: w}
	v, err := r.read(&Value{Kind: Text, Known: text != "", Text: text})
	v.Kind = c.Kind
	return v, err
}

func TestMarks(t *testing.T) {
	for _, test := range []struct{ text, want string }{
		{"[c]", "?[c] because confidential | [c]"}, {"[ C ]", "?[c] because confidential | [c]"}, {"c", "?[c] because confidential | [c]"},
		{"X", "?[x] because not available | [x]"}, {"z", "?[z] because not applicable | [z]"}, {"[low]", "?[low] because low figure, rounds to zero | [low]"},
		{"[w]", "?[w] because none recorded in the survey | [w]"}, {"[confidential]", "?[c] because confidential | [c]"},
		{"*", "?* because suppressed |*"}, {"..", "?.. because not available |.."}, {":", "?: because not available |:"}, {"…", "?… because not available |…"},
		{": c", "?: [c] because confidential |: [c]"}, {":u", "?: [u] because low reliability |: [u]"}, {"[p]", "?[p] because provisional | [p]"},
		{"[x] [note 2]", "?[x] [note 2] because not available | [x] [note 2]"}, {"- [note 1]", "?- [note 1] because see the notes of the source | [note 1]"},
		{"Suppressed", "?Suppressed because suppressed |"},
		{"-", "?-"}, {"n/a", "?n/a"}, {"Not available", "?Not available"},
		{"2.5r", "2.5 | [r]"}, {"2.5 r", "2.5 | [r]"}, {"2.5b", "2.5 | [b]"}, {"0.9 [note 2]", "0.9 | [note 2]"}, {"0.9 [2]", "0.9 | [note 2]"},
		{"1,234 [p]", "1234 | [p]"}, {"1,234[p][r]", "1234 | [p] [r]"}, {"1,234 [p, r]", "1234 | [p] [r]"}, {"(12) (p)", "-12 | [p]"},
		{"12.3*", "12.3 |*"}, {"12.3¹", "12.3 |¹"}, {"12.3 p", "12.3 | [p]"}, {"12.3 ep", "12.3 | [e] [p]"}, {"0 [low]", "0 | [low]"},
		{"1.2mr", "1200000 | [r]"}, {"1.2bn [p]", "1200000000 | [p]"}, {"[p] 1,234", "1234 | [p]"}, {"12.3 d", "12.3 | [d]"},
		{"<5", "?<5 because only a bound is known |"}, {"fewer than 5", "?fewer than 5 because only a bound is known |"}, {"5 or fewer", "?5 or fewer because only a bound is known |"},
		{"n.a.", "?n.a."},
		{"12.3 [provisional]", "12.3 | [p]"}, {"12.3 (Note 2)", "12.3 | [note 2]"}, {"12.3(notes 1, 3)", "12.3 | [note 1, 3]"},
	} {
		v, err := cell(test.text, ColumnSpec{Kind: Number}, Written{})
		if err != nil || marked(v) != test.want {
			t.Errorf("%q: %s %v, want %s", test.text, marked(v), err, test.want)
		}
	}
	for text, want := range map[string]string{
		"2023-24 (1)": "2023-24 | [note 1]", "2017-18 (Note 1)": "2017-18 | [note 1]", "2023-24 [r]": "2023-24 | [r]",
	} {
		if v, err := cell(text, ColumnSpec{Kind: Year}, Written{}); err != nil || marked(v) != want {
			t.Errorf("the year %q: %s %v, want %s", text, marked(v), err, want)
		}
	}
	if v, err := cell("2023-24 (p)", ColumnSpec{Kind: Year}, Written{}); err != nil || marked(v) != "2023-24 | [p]" {
		t.Error(marked(v), err)
	}
	if v, _ := cell("c", ColumnSpec{Kind: Text}, Written{}); marked(v) != "c" {
		t.Error("a name is taken for a mark", marked(v))
	}
}

// TestMarksAreNotGuessed names the marks that may be something else, and what
// settles them.
func TestMarksAreNotGuessed(t *testing.T) {
	pounds := ColumnSpec{Kind: Money, Unit: "GBP"}
	for _, test := range []struct {
		text, want string
		spec       ColumnSpec
	}{
		{"2.5q", "`missing: { \"q\": provisional }`", ColumnSpec{Kind: Number}},
		{"q", "`missing: { \"q\": not available }`", ColumnSpec{Kind: Number}},
		{"12 [zz]", "`missing: { \"zz\": provisional }`", ColumnSpec{Kind: Number}},
		{"12t", "may be a mark or a unit", ColumnSpec{Kind: Number}},
		{"25 bp", "may be a mark or a unit", ColumnSpec{Kind: Number}},
		{"2.5B", "may be a mark or a unit", ColumnSpec{Kind: Number}},
		{"12 [x]", "is a number, and its mark says “not available”", ColumnSpec{Kind: Number}},
		{"p", "says “provisional” of a number, and there is none", ColumnSpec{Kind: Number}},
		{"50p", "either in pence or a provisional", pounds},
		{"£2.5b", "either in billions (bn) or after a break", pounds},
		{"2.5d", "may be a mark or a unit", ColumnSpec{Kind: Number}},
		{"none", "`missing: { \"none\": not available }`", ColumnSpec{Kind: Number}},
		{"12 beds", "is not a number", ColumnSpec{Kind: Number}},
		{"12 bed", "may be a mark or a unit", ColumnSpec{Kind: Number}},
		{"12m", "does not belong in a column of kind share", ColumnSpec{Kind: Share}},
		{"soon", "is not a date", ColumnSpec{Kind: Date}},
	} {
		if v, err := cell(test.text, test.spec, Written{}); err == nil || !strings.Contains(err.Error(), test.want) {
			t.Errorf("%q: %s %v, want %s", test.text, marked(v), err, test.want)
		}
	}
	for text, want := range map[string]string{"50 p": "50 | [p]", "2.5m": "2500000", "2.5k": "2500", "£2.5bn": "2500000000"} {
		if v, err := cell(text, pounds, Written{}); err != nil || marked(v) != want {
			t.Errorf("%q: %s %v", text, marked(v), err)
		}
	}
}

func TestMissingWords(t *testing.T) {
	w := Written{Missing: map[string]string{"N.K.": "not known", "-999": "not recorded", "q": "of doubtful quality", "c": "commercial", "nil": ""}}
	for text, want := range map[string]string{
		"n.k.": "?[n.k.] because not known | [n.k.]", "-999": "?not recorded because not recorded |", "2.5q": "2.5 | [q]", "[q]": "?[q] because of doubtful quality | [q]",
		"c": "?[c] because commercial | [c]", "[c]": "?[c] because commercial | [c]", "nil": "?[nil] because not available | [nil]", "999": "999",
	} {
		if v, err := cell(text, ColumnSpec{Kind: Number}, w); err != nil || marked(v) != want {
			t.Errorf("%q: %s %v, want %s", text, marked(v), err, want)
		}
	}
}

// TestManyMarks does not search a long cell for marks.
func TestManyMarks(t *testing.T) {
	if v, err := cell("1"+strings.Repeat("[p]", 10), ColumnSpec{Kind: Number}, Written{}); err != nil || marked(v) != "1 | [p]" {
		t.Error(marked(v), err)
	}
	if v, err := cell("1"+strings.Repeat("[p]", 10_000), ColumnSpec{Kind: Number}, Written{}); err == nil || !strings.Contains(err.Error(), "is not a number") {
		t.Error(marked(v), err)
	}
}

func TestLegend(t *testing.T) {
	p, c := &Aside{Marks: []Mark{{"p", "provisional"}}}, &Aside{Why: "confidential", Marks: []Mark{{"c", "confidential"}, {"p", "provisional"}}}
	if got := Legend([]*Aside{p, nil, c, p}); got != "[c] confidential; [p] provisional." {
		t.Error(got)
	}
	if got := Legend([]*Aside{nil, {Why: "suppressed"}}); got != "" {
		t.Error(got)
	}
	if made := Join(nil, p, c); made.Why != "confidential" || made.Beside("12") != "12 [p] [c]" || made.Known().Why != "" || Join(made, p) != made {
		t.Errorf("%+v", made)
	}
}
