package item

import "testing"

func TestOutletName(t *testing.T) {
	for title, want := range map[string]string{
		"Sample Weekly – Latest":                      "Sample Weekly",
		"Sample Weekly » Feed":                        "Sample Weekly",
		"Sample Weekly | All stories":                 "Sample Weekly",
		"Sample Weekly - Latest news RSS feed":        "Sample Weekly",
		"Sample Weekly (RSS)":                         "Sample Weekly",
		"Sample Weekly RSS 2.0":                       "Sample Weekly",
		"Latest news from Sample Weekly":              "Sample Weekly",
		"Activity on Sample Board":                    "Sample Board",
		"RSS feed for the Sample Board":               "the Sample Board",
		"Sample Weekly":                               "Sample Weekly",
		"The Sample Latest":                           "The Sample Latest",
		"Sample Weekly - Health":                      "Sample Weekly - Health",
		"Health | The Sample Record":                  "The Sample Record",
		"UK news | The Sample Record":                 "The Sample Record",
		"Sample Record | Social care":                 "Sample Record",
		"Health | Record":                             "Health | Record",
		"Sample Health | Care":                        "Sample Health | Care",
		"Sample Board: all activity":                  "Sample Board",
		"Newsfeed":                                    "Newsfeed",
		"RSS":                                         "RSS",
		"Home":                                        "Home",
		"":                                            "",
		"Sample Atomic Energy Board":                  "Sample Atomic Energy Board",
		"All on Board, a sample of the shipping news": "All on Board, a sample of the shipping news",
	} {
		if got := OutletName(title); got != want {
			t.Errorf("%q names %q, want %q", title, got, want)
		}
	}
}
