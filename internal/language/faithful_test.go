package language

import (
	"fmt"
	"strings"
	"testing"
)

// witnesses is what two articles say.
var witnesses = []string{
	"Systems miss their plans\n\nTwenty-five of 42 systems missed their plans for 2023-24, up from 18 the year before. " +
		"Their deficit came to around £2bn, against a plan of £650m. “We cannot go on like this,” said Ann Hill, who chairs the board of Devon ICB.",
	"A year of deficits\n\nNHS England’s Bob Smith told the board on 12 June that growth of 8.4 per cent was over. Nobody has asked the patients, he added. They wait: it said that 900 of 4,200 and 1,100 of 5,300 replied.",
}

func TestFaithful(t *testing.T) {
	for name, text := range map[string]string{
		"plain":           "Systems missed their plans: 25 of 42 did. Their deficit was around £2bn.",
		"in other words":  "Twenty-five systems missed their plans in 2023-24. NHS England says growth of 8.4% is over.",
		"with names":      "Ann Hill chairs the board of Devon ICB. She said: “We cannot go on like this.”",
		"a small count":   "It said that 900 boards replied. They wait.",
		"part of a quote": "However, Devon’s chair does not think it can “go on like this”. The plan was £650m.",
	} {
		if strings.HasPrefix(name, "in other") || name == "plain" {
			text = strings.Replace(text, "25 of 42 did", "twenty-five of 42 did", 1)
		}
		if err := Faithful(text, witnesses, 4, 40); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	for text, want := range map[string]string{
		"": "it is empty",
		"It said that 1,100 boards did. They wait.":                                                "no source has the figure “1,100”",
		"Systems missed their plans. Their deficit was around £3bn.":                               "no source has the figure “around £3bn”",
		"Systems missed their plans. Their deficit was £2bn.":                                      "no source has the figure “£2bn”",
		"Systems missed their plans. Their deficit was around £2m.":                                "no source has the figure “around £2m”",
		"Systems missed their plans. Their deficit was around $2bn.":                               "no source has the figure “around $2bn”",
		"Systems missed their plans. The board met on 13 June.":                                    "no source has the number “13”",
		"Seven systems missed their plans. Their deficit was around £2bn.":                         "no source has the number “Seven”",
		"Systems missed their plans. Their deficit has doubled.":                                   "no source has the number “doubled”",
		"Systems missed their plans. Some 25 million patients wait.":                               "no source has the figure “Some 25 million”",
		"Systems missed their plans. Their boards blame Wes Streeting.":                            "no source has the name “Wes”",
		"Systems missed their plans. Ann Smith chairs the board.":                                  "no source has the name “Ann Smith”",
		"Systems missed their plans. Kent missed its own too.":                                     "no source has the word “Kent”",
		"Systems missed their plans. Ann Hill said: “It is a disgrace.”":                           "no source has the quotation “It is a disgrace”",
		"Systems missed their plans. Ann Hill said: “We can go on like this.”":                     "no source has the quotation “We can go on like this”",
		"Systems missed their plans. Ann Hill spoke of ‘growth of patients’.":                      "no source has the quotation “growth of patients”",
		"Systems missed their plans. “Nobody has asked the patients,” said Bob Smith.":             "no source has the quotation “Nobody has asked the patients”",
		"Systems missed their plans. Ann Hill said: “We cannot go on.":                             "a quotation does not end",
		"Systems missed their plans.":                                                              "it has 1 sentences, not 2 to 4",
		"They did. They did. They did. They did. They did.":                                        "it has 5 sentences, not 2 to 4",
		"Systems missed their plans. The board met " + strings.Repeat("the board ", 19) + "again.": "it has 46 words, more than 40",
		"**Systems** missed their plans. They did.":                                                "it is not plain prose: \"*\"",
		"Systems missed their plans. See <a href=x>here</a>.":                                      "it is not plain prose: \"<\"",
		"Systems missed their plans. More at https://a.example.":                                   "it is not plain prose: \"https:\"",
		"- Systems missed their plans.\n- Their deficit was around £2bn.":                          "it is not plain prose: \"-\"",
	} {
		err := Faithful(text, witnesses, 4, 40)
		if err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %s", text, err, want)
		}
	}
}

// TestFaithfulToDays holds a text to the dates that an edition has added to its
// sources.
func TestFaithfulToDays(t *testing.T) {
	sources := []string{"Porters to walk out\n\nPorters at Hexley voted last week [of 2 March] to walk out tomorrow [10 March] over pay. Their union met yesterday evening [8 March]. The trust’s board met on Friday."}
	for text, want := range map[string]string{
		"Porters will walk out tomorrow [10 March] over pay. The board met on Friday.":          "",
		"Porters will walk out on 10 March over pay. The board met on Friday.":                  "",
		"Porters voted last week [of 2 March] to walk out. Their union met on 8 March.":         "",
		"Porters will walk out tomorrow over pay. The board met on Friday.":                     "“tomorrow” has lost its date, [10 March]",
		"Porters will walk out Tomorrow over pay. It is 10 March.":                              "“tomorrow” has lost its date, [10 March]",
		"Porters voted last week to walk out. Their union met.":                                 "“last week” has lost its date, [of 2 March]",
		"Porters will walk out. Their union met yesterday evening.":                             "“yesterday evening” has lost its date, [8 March]",
		"Porters will walk out today. Their union met.":                                         "no source has the word “today”",
		"Porters will walk out tomorrow [11 March] over pay. The board met on Friday.":          "it is not plain prose: \"[\"",
		"Porters will walk out [10 March] over pay, [says] the union. The board met on Friday.": "it is not plain prose: \"[\"",
	} {
		err := Faithful(text, sources, 4, 40)
		if got := fmt.Sprint(err); want == "" && err != nil || want != "" && got != want {
			t.Errorf("%q: %v, want %q", text, err, want)
		}
	}
}
