package admin_test

import (
	"net/http"
	"regexp"
	"strings"
	"testing"
)

// words are those of a page, with its elements left out.
func (h *house) words(path string) string {
	h.Helper()
	page := h.ask("GET", path, nil, "Authorization", "Bearer "+h.token)
	if page.Status != http.StatusOK {
		h.Fatalf("%s: %d", path, page.Status)
	}
	text := regexp.MustCompile(`(?s)<(style|svg).*?</(style|svg)>|<[^>]*>`).ReplaceAllString(string(page.Body), " ")
	text = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&#39;", "'", "\u00a0", " ", "&nbsp;", " ").Replace(text)
	return strings.Join(strings.Fields(text), " ")
}

// TestPages reads each page: what stands in the store stands there.
func TestPages(t *testing.T) {
	h := open(t)
	for path, want := range map[string][]string{
		"/desk/": {
			"Admin", "Signed in as ben", "weekly/2024-06-14 waits for approval: the week to 14 June made 14 June 2024, 16:01",
			"By region Made by hand: it has no schedule.", "Next: Friday 21 June 2024, 16:00 UTC (UTC, 16:00 UTC) Thursday 27 June 2024, 16:00 UTC (UTC, 16:00 UTC); moved from Friday 28 June: Founders' Day", "the week to 7 June 1 Out 2 1 0 0", "the week to 14 June 2 Waits for approval 0 0 0 1",
		},
		"/desk/editions/weekly/": {"Catch Up", "Next: Friday 21 June 2024, 16:00 UTC", "2024-06-14 2 Waits for approval 0 0 0 1", "2024-06-07 1 Out 2 1 0 0"},
		waiting: {
			"No. 2: the week to 14 June", "Waits for approval", h.approval().Hash, "ann, ben", "Since weekly/2024-06-07 : 1 figure moved", "(32.5) (47.0)",
			"queued 1 not tried yet", "Published although sources were not as expected: it is so", "outlets is missing: it could not be read",
		},
		sent: {
			"Standing Out", "refused 1 550 5.7.1 <…>: no", "1 not reached", "cleo@example.org refused 1", "Hard bounces 1", "Complaints 1", "There is no edition before this one",
		},
		waiting + "forms/":      {"The mail", "The page on the web", "PDF, 0.0 KB", "Workbook", "A text of 2024-06-14"},
		waiting + "stories/":    {"This week", "told Wards close in 2024-06 -14 the 1st of 4 by its score", "out A hall opens", "and 2 others"},
		waiting + "figures/":    {"Greater Manchester", "(180.0)"},
		waiting + "figures/f4/": {"(47.0)", "Exactly 32,500,000 GBP", "Rule outturn − plan", "I8 8 I", "H8 8 H"},
		"/desk/sources/": {
			"outlets missing Title Health Weekly Used by weekly", "it could not be read", "outturn not as expected", "rows: outturn has 1 row A1", "Used by regional, weekly",
			"Used by weekly (its readers) Last read 14 June 2024, 16:01, just now, for weekly/2024-06-14", "unused not read yet Title Unused Used by no report",
			"The Ledger has not been read since 12 June 2024, 14:00: the server says 503.", "Estates Today has ended", "has had nothing new since 25 April 2024; usually it has 1 article a week.",
			"5 feeds Feed State Last read", "https://health-weekly.example/rss?token=… silent", "well 14 June 2024, 15:00 14 June 2024, 11:00 12 14 June 2024, 16:30 every 1 h 30 min 8 May 2024, 04:00",
			"but for 1 gap", "failed last no answer – – 0 14 June 2024, 16:00 every 1 h –",
		},
		"/desk/readers/": {"Get mail 1 Have left 1 Suspended, for their mail came back 1", "Reached by the last editions"},
		"/desk/returns/": {"<b>hello</b> 14 June 2024, 16:00 · unknown, eve@elsewhere.example", "amara@example.org", "the address is refused for good: 550 5.1.1 <nobody>: User unknown"},
		"/desk/returns/" + strings.Repeat("0", 64) + "/": {"<script>alert(1)</script> [2Jdesrever \uFFFD"},
		sliced:                     {"Since regional/2024-06-13 , in what all slices share", "East no story and no figure has changed", "North 1 figure moved", "West gone"},
		sliced + "?slice=North":    {"Since regional/2024-06-13 : 1 figure moved", "(99.0)"},
		sliced + "?slice=East":     {"Since regional/2024-06-13 : no story and no figure has changed"},
		"/desk/editions/regional/": {"By region", "2024-06-13 1 Out 0 0 0 0"},
	} {
		got := h.words(path)
		for _, words := range want {
			if !strings.Contains(got, words) {
				t.Errorf("%s does not say %q:\n%s", path, words, got)
			}
		}
	}
}
