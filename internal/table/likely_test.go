package table

import "testing"

// TestLikely hints at the column that was meant, and never at one of another
// group, month or year.
func TestLikely(t *testing.T) {
	groups := []string{"Trust", "Plan Apr", "Plan May", "Actual May", "Actual July"}
	for _, test := range []struct {
		name, want string
		names      []string
	}{
		{"Actual Apr", "known: Plan May, Trust", []string{"Trust", "Plan Apr", "Plan May", "Actual July"}},
		{"Actual Jun", "known: Plan Apr, Plan May, Trust", groups},
		{"Actual  JULY (£m)", `did you mean "Actual July"?`, groups},
		{"Full year Plan £m", "known: Trust", []string{"Trust", "YTD Plan £m", "Full year Forecast £m"}},
		{"Plan 2024", "known: Trust", []string{"Trust", "Plan 2023"}},
		{"plan_gbp_m", `did you mean "Plan (GBP m)"?`, []string{"Trust", "Plan (GBP m)", "Actual (GBP m)"}},
		{"Month 12 outturn", `did you mean "Outturn at month 12"?`, []string{"Trust", "Outturn at month 12", "Outturn at month 11"}},
		{"Trsut", `did you mean "Trust"?`, groups},
		{"Actual Jun", "", []string{"Plan Jun", "Actual May"}},
	} {
		if got := likely(test.name, test.names); got != test.want {
			t.Errorf("%s: %s, want %s", test.name, got, test.want)
		}
	}
}
