package story

import "testing"

// TestHeadingHasNoFurniture gives a story's titles, the one that speaks first
// at the beginning.
func TestHeadingHasNoFurniture(t *testing.T) {
	for want, titles := range map[string][]string{
		"Trusts to close wards":                         {"[Updated] Trusts to close wards!"},
		"Ministers rewrite the plan for hospitals":      {"LIVE: Ministers rewrite the plan for hospitals – here’s what we know"},
		"Trusts told to shut wards":                     {"You won’t believe what trusts were told", "Trusts told to shut wards"},
		"Board ends the pay row":                        {"Here’s why it matters", "Board ends the pay row | The Gazette"},
		"Nurses’ union calls off its strike":            {"Why did the nurses give in?", "Nurses’ union calls off its strike, what happens next"},
		"Chief leaves":                                  {"Chief leaves"},
		"Trust to close wards in July":                  {"Exclusive", "Trust to close wards in July because money for staff has run out again"},
		"Minister denies that hospitals will be closed": {"Hospitals will be closed in the autumn and in the winter, minister denies", "Minister denies that hospitals will be closed"},
	} {
		s := Story{Summary: []Sentence{{}}}
		for _, title := range titles {
			s.Items = append(s.Items, Item{Title: title})
		}
		if got := heading(s); got != want {
			t.Errorf("%q from %q, want %q", got, titles, want)
		}
	}
}
