package item

import (
	"fmt"
	"net/url"
	"strings"

	"catchup/internal/set"
)

// addressWords are the parts of an address that tell the kind of article, as
// words.
var addressWords = []wordsOf{
	{Opinion, `opinion, opinions, op-ed, oped, comment, comments, commentisfree, comment is free, commentary, column, columns, columnists, columnist, editorial, editorials, viewpoint, viewpoints, leader, leaders, leader comment, voices, guest posts, expert view,
		expert opinion, guest blog, comment and analysis, opinion and analysis, sketch`},
	{Analysis, `analysis, explainer, explainers, explained, long read, long reads, longreads, news analysis, q and a, deep dive, fact check, factcheck`},
	{Letter, `letters, letters to the editor, your letters, readers letters`},
	{Correction, `corrections, corrections and clarifications, clarifications`},
	{Retraction, `retractions`},
	{Live, `live blog, live blogs, liveblog, live updates, live reporting`},
	{RoundUp, `newsletters, newsletter, morning briefing, daily briefing, round up, roundup, news in brief, in brief`},
	{Release, `press releases, press release, news releases, media releases, press, press office`},
	{Obituary, `obituaries, obituary`},
	{Podcast, `podcast, podcasts, audio, webcasts, gallery, galleries, in pictures`},
	{Advertisement, `sponsored, sponsored content, sponsor content, advertorial, advertorials, advertisement feature, advertisement features, ad feature, partner content, partners content, partner zone, partnerzone, paid post, paid content, paid for, brand content, branded content, branded,
		promoted, promoted content, commercial features, commercial, commercial feature, advertising feature, in association, supplier content, thought leadership, vendor content, sponsor, brandvoice, brand voice, brand studio, content studio, customer stories`},
	{Job, `job, jobs, vacancy, vacancies, job vacancies, job board, work for us, current vacancies, job advert, job adverts`},
	{Event, `event, events, webinar, webinars, conferences, whats on, what s on, diary dates, event listings, masterclasses`},
}

// doubtfulAddresses are parts that are no more than a hint, too: many sites file
// news below them.
var doubtfulAddresses = []wordsOf{
	{Opinion, `blog, blogs, perspectives, perspective, views, insights, ideas, views and voices, guest, speech, speeches`},
	{Analysis, `features, feature, in depth, insight, long, data, background, briefings, special reports`},
	{Live, `live`},
	{Podcast, `video, videos, watch, listen, av, media`},
	{Job, `careers, recruitment, appointments`},
	{Event, `conference, awards, training, courses, summit`},
	{Advertisement, `partners, partner, products, promotions, offers, suppliers, marketing`},
}

var (
	addresses      = labelled(addressWords)
	addressesMaybe = labelled(doubtfulAddresses)
)

// newsPlaces are parts of an address below which there is news. Jobs and events
// below them may be what the news is about.
var newsPlaces = set.Words("news uk-news world-news local-news business politics health world stories latest-news latest")

// addressSays is the evidence of a link: the folders of its path, but not its last
// part, which is the article's own name, and the first part of its host.
func addressSays(link string) (all []evidence) {
	u, err := url.Parse(link)
	if err != nil || u.Host == "" {
		return nil
	}
	host, _, _ := strings.Cut(strings.ToLower(u.Hostname()), ".")
	parts := strings.Split(strings.Trim(strings.ToLower(u.Path), "/"), "/")
	below := false
	note := func(part, shown string) {
		words := strings.NewReplacer("-", " ", "_", " ", "+", " ").Replace(part)
		if i := strings.LastIndex(words, " partner "); i > 0 {
			words = words[i+1:] // "acme-partner-zone"
		}
		if kind, ok := addresses[words]; ok {
			e := evidence{kind, sure, shown}
			switch {
			case kind == Release:
				e.force = strong
			case below && (kind == Job || kind == Event):
				e.force = weak
			}
			all = append(all, e)
		} else if kind, ok := addressesMaybe[words]; ok {
			all = append(all, evidence{kind, weak, shown})
		}
	}
	note(host, fmt.Sprintf("“%s” in its address", host))
	for _, part := range parts[:len(parts)-1] {
		note(part, fmt.Sprintf("“/%s/” in its address", part))
		below = below || newsPlaces[part]
	}
	return all
}

// types are what a page or a file may declare itself to be: the types of
// schema.org, in small letters.
var types = map[string]Kind{
	"opinionnewsarticle": Opinion, "reviewnewsarticle": Opinion, "review": Opinion, "satiricalarticle": Opinion, "criticreview": Opinion,
	"analysisnewsarticle": Analysis, "backgroundnewsarticle": Analysis, "claimreview": Analysis, "faqpage": Analysis, "qapage": Analysis,
	"advertisercontentarticle": Advertisement, "product": Advertisement, "offer": Advertisement,
	"liveblogposting": Live, "jobposting": Job, "event": Event, "course": Event, "courseinstance": Event,
	"podcastepisode": Podcast, "radioepisode": Podcast, "audioobject": Podcast, "videoobject": Podcast, "episode": Podcast, "imagegallery": Podcast, "mediagallery": Podcast,
}

// wordsOfArticle is the number of words from which on a text is an article of its
// own, and sound or a film beside it is only another form of it.
const wordsOfArticle = 80

// typeSays is the evidence of what a publisher declares: "OpinionNewsArticle",
// "https://schema.org/JobPosting", "audio/mpeg".
func typeSays(i Item) (all []evidence) {
	for name := range strings.FieldsFuncSeq(i.Type, func(r rune) bool { return r == ' ' || r == ',' || r == ';' }) {
		said := fmt.Sprintf("its type, “%s”", name)
		short := strings.ToLower(name[strings.LastIndexAny(name, "/#")+1:])
		kind, ok := types[short]
		switch {
		case strings.HasPrefix(name, "audio/"), strings.HasPrefix(name, "video/"):
			e := evidence{Podcast, weak, said}
			if len(strings.Fields(i.Text)) < wordsOfArticle {
				e.force = strong
			}
			all = append(all, e)
		case ok:
			all = append(all, evidence{kind, sure, said})
		case strings.HasSuffix(short, "event"):
			all = append(all, evidence{Event, sure, said})
		case short == "blogposting":
			all = append(all, evidence{Opinion, weak, said})
		}
	}
	return all
}
