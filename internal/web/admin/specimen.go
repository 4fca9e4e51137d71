package admin

import (
	"time"

	"catchup/internal/check"
	"catchup/internal/deliver"
	"catchup/internal/document"
	"catchup/internal/edition"
	"catchup/internal/editor"
	"catchup/internal/schedule"
	"catchup/internal/source"
	"catchup/internal/web"
	"catchup/internal/web/admin/workplace"
)

// specimens are data that go through every line of each template.
func specimens() map[string]any {
	p := page{Frame: web.Frame{Lang: "en-GB", Heading: "Specimen", Class: "desk"}, Operator: "ann", Seal: "seal", zone: time.UTC, Places: []place{{web.Link{Text: "Specimen", Address: "/"}, true}}}
	key := edition.Key{Report: "specimen", Period: "2024-06-14"}
	line := Row{Entry: edition.Entry{Key: key, State: edition.Waiting}, Covers: "Specimen"}
	report := Report{Name: "specimen", Title: "Specimen", Next: []schedule.Slot{{}, {}}, Alerts: []Alert{{Title: "Specimen", Mend: web.Link{Text: "Specimen", Address: "/"}, Ends: "Specimen"}}, Editions: []Row{line}}
	e := editionPage{page: p, Edition: specimen(key), Parts: p.Places, Yours: true, Sliced: &Slices{Compared: []SliceChanges{{}, {New: true}}, Gone: []string{"Specimen"}, More: 1}}
	message := Message{ID: "specimen", Answers: []Event{{Address: "specimen@example.org"}}, Front: []byte("Specimen")}
	return map[string]any{
		"sign-in": signInForm{Frame: p.Frame, Mistake: "Specimen", Codes: true},
		"home":    homePage{p, []Row{line}, []Report{report}},
		"report":  reportPage{p, report},
		"edition": e,
		"confirm": confirmPage{editionPage: e, Act: edition.Drop, Reason: "Specimen", Follows: []string{"Specimen"}, Reasonless: true, Token: "specimen", Undone: true},
		"edit":    worked(e),
		"stories": storiesPage{e, []choice{{e.Document.Choices[0], "<svg></svg>"}}},
		"figures": figuresPage{e, []block{{Heading: "Specimen"}, {Spans: []span{{Text: "1", Address: "/"}, {Text: "2"}}}, {Table: &table{Head: []document.Column{{}, {}}, Rows: []row{{Cells: []span{{}}}}}}}},
		"figure":  figurePage{e, document.FigureTrace{Rule: "Specimen", Where: []string{"Specimen"}, Cells: []document.CellTrace{{Stood: "1"}}}, []document.SourceTrace{{}}},
		"forms":   formsPage{e, []form{{}}, []string{"Specimen"}, []form{{}}},
		"sources": sourcesPage{p, []Source{{Reports: []string{"specimen"}, Edition: "a/b", Missing: "Specimen", Breaches: []document.Breach{{Cells: []string{"A1"}, More: 1}}, Feeds: []Feed{{source.Feed{Title: "Specimen", Place: "Specimen", Every: time.Hour, Fault: "Specimen", Failures: 1}, []source.Trouble{{Words: "Specimen"}}}, {Feed: source.Feed{Fault: "Specimen"}}}}}, time.Time{}},
		"readers": audiencePage{page: p, Audience: &Audience{}},
		"returns": returnsPage{p, &Returns{Messages: []Message{message, {}}, Suspended: []Suspended{{Why: "Specimen"}}, Count: 2}},
		"message": messagePage{p, &message},
	}
}

// worked is a page of the work on an edition.
func worked(e editionPage) *editPage {
	p := &editPage{editionPage: e, Behind: true, Beside: []string{"Specimen"}, Versions: []change{{Now: true, Number: 1}, {}, {}, {}, {}, {}, {Version: editor.Version{At: time.Unix(0, 0)}}}}
	state := workplace.State{Open: true, Mistakes: []string{"Specimen"}, Now: []workplace.Now{{}}}
	one := workplace.Story{Entry: -1, Place: 2, Edited: "Specimen", Pictured: true, State: state}
	all := []workplace.Story{one, {Elsewhere: "Specimen", Last: true}, {Why: "Specimen"}}
	words := workplace.Words{Edited: "Specimen", State: state}
	p.Work = workplace.Work{
		Introduction: words, Mistakes: []string{"Specimen"}, Failed: "specimen", Whole: words, Own: one, Lost: all, Sections: []workplace.Section{{Told: all, Removed: all, Others: all}},
		Tables: []workplace.Table{{Lines: []workplace.Line{{Commented: true}, {}}, State: state}},
	}
	p.Work.File.Problems = check.Problems{{Message: "Specimen"}}
	p.look("")
	return p
}

func specimen(key edition.Key) *Edition {
	return &Edition{
		Key: key, Document: &document.Document{
			Choices: []document.Choice{{More: 1, Candidates: []document.Candidate{{Near: &document.Likeness{}, Follows: &document.Likeness{}, First: "Specimen", Carried: 2, Rewrite: "Specimen", Parts: []document.Part{{Value: 1}}, Articles: []document.Candidacy{{Article: document.Article{Kind: "opinion"}, Notes: []string{"Specimen"}, With: &document.Likeness{}}}}}}},
			Gaps:    []document.Gap{{}}, Warnings: []string{"Specimen"}, Override: &document.Override{Breaches: []document.Breach{{}}},
		},
		Slices: []string{"Specimen"}, Slice: "Specimen", Approvers: []string{"ann"}, Before: "specimen/2024-06-07",
		Approval: edition.Approval{State: edition.Waiting, Rulings: []edition.Ruling{{}}},
		Changes:  document.Changes{In: []string{"Specimen"}, Out: []string{"Specimen"}, Moved: []document.Move{{}}},
		Reasons:  []deliver.Reason{{}}, Missed: 2, Failed: []deliver.Delivery{{}}, Came: []Came{{"Specimen", 1}},
	}
}
