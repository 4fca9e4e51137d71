package item

// labelWords are the words that outlets set before, behind or beside a title, or
// name a category by, and the kind of article that they tell. Those that tell
// nothing of it, as "Exclusive", stand for news.
var labelWords = []wordsOf{
	{News, `brief, newyddion, unigryw, diweddaraf, exclusive, revealed, breaking, breaking news, news, news story, news item, newsflash, latest, latest news, just in, update, updated, developing,
		developing story, alert, news alert, the big story, big story, top story, in full, interview, the interview, big interview, the big interview,
		investigation, special investigation, corrected, refile, first, new, must read, read, guidance, statutory guidance, policy paper, consultation, open consultation, closed consultation,
		consultation outcome, research and analysis, independent report, official statistics, national statistics, transparency data, corporate report, impact assessment, foi release, announcement, notice, world news story, government response, scoop, premium, subscribers only, subscriber only, subscriber exclusive, for subscribers, members only, exclusive report, exclusive interview, uk news, local news, health news, world news, wrapup, urgent`},
	{Analysis, `dadansoddiad, esboniad, briefing, the briefing, key facts, analysis, news analysis, data analysis, expert analysis, explainer, explained, explainers, the explainer, q&a, q and a, q & a, faq, faqs, long read,
		the long read, longread, big read, the big read, in depth, in-depth, indepth, deep dive, the deep dive, feature, features, news feature, special report, special feature, fact check, factcheck, fact-check, factbox,
		reality check, backgrounder, background, timeline, profile, at a glance, behind the headlines, the background, insight, news review, case study, case studies`},
	{Opinion, `barn, sylw, colofn, safbwynt, golygyddol, erthygl olygyddol, opinion, opinions, opinion piece, comment, comment and analysis, comment & analysis, comment is free, comment and opinion, commentary, news commentary, column, columns, columnist,
		columnists, guest column, guest columnist, editorial, editorials, our editorial, leader, leaders, leading article, leader comment, leader column, viewpoint, viewpoints, point of view, my view, our view, the view, view,
		views, personal view, expert view, expert opinion, expert comment, guest comment, guest opinion, guest view, guest post, guest blog, guest article, guest contribution, guest contributor, guest essay, guest editorial, reader opinion, perspective, perspectives,
		op-ed, oped, op ed, think piece, essay, first person, soapbox, sketch, political sketch, parliamentary sketch, diary, the diary, notebook, polemic, speech, voices, chair's column, chief executive's column, chief executive's blog,
		chair's blog, ceo blog, from the editor, editor's comment, editor's view, editor's column, editor's letter, from the chair, the last word, blog, blogs, blog post, talking point, think piece, thinking aloud, head to head, unpopular opinion, rant, in my opinion, in my view`},
	{Letter, `llythyrau, llythyr, eich llythyrau, letter, letters, letter to the editor, letters to the editor, your letters, readers' letters, readers letters, reader letters, reader's letter, brief letters, letter of the week,
		letters page, readers' views, your views, postbag, from our readers`},
	{Correction, `cywiriad, cywiriadau, correction, a correction, correction notice, correction and apology, corrections, corrections and clarifications, corrections & clarifications, clarification, a clarification, clarifications, erratum, errata, corrigendum, for the record, apology, an apology`},
	{Retraction, `retraction, a retraction, retracted, retraction notice, withdrawn, article withdrawn, story withdrawn, withdrawn article, article retracted, removed article, article removed, this article has been removed`},
	{Live, `yn fyw, live, live blog, liveblog, live updates, live coverage, live update, live reporting, live report, live page, live feed, as it happened, as it happens, rolling coverage, rolling updates, rolling blog, minute by minute, minute-by-minute,
		follow live, watch live, recap live`},
	{RoundUp, `yn gryno, newyddion yn gryno, round-up, roundup, round up, news round-up, news roundup, weekly round-up, weekly roundup, daily round-up, daily roundup, week in review, the week in review, month in review, year in review, the year in review, the week, this week, the week ahead,
		week ahead, in brief, news in brief, briefs, news briefs, local briefs, morning briefing, evening briefing, daily briefing, weekly briefing, daily insight,  afternoon briefing, daily digest, weekly digest, news digest,
		the digest, newsletter, what the papers say, the papers, press review, today's papers, recap, first edition, morning edition, catch-up, bulletin, news bulletin, monday briefing, tuesday briefing, wednesday briefing,
		thursday briefing, friday briefing, saturday briefing, sunday briefing, the day in brief, the week in brief, morning update, evening update, morning newsletter, diary dates, what's on this week, weekly wrap, the wrap`},
	{Release, `datganiad i'r wasg, press release, press releases, news release, news releases, media release, media releases, press statement, media statement, statement, press notice`},
	{Obituary, `teyrnged, marwolaethau, obituary, obituaries, obit, in memoriam, lives remembered, other lives`},
	{Podcast, `podlediad, podlediadau, fideo, podcast, podcasts, the podcast, audio, listen, listen now, listen again, audio long read, video, videos, in pictures, in photos, gallery, photo gallery, picture gallery, photos, vodcast, webcast, video interview, video report, watch, watch again,
		watch the video, radio, episode, new episode, podcast episode, transcript`},
	{Advertisement, `supplier spotlight, sponsor spotlight, partner spotlight, product spotlight, a word from our sponsor, a word from our sponsors, from our sponsor, from our sponsors, hysbyseb, hysbysebion, noddwyd, cynnwys noddedig, noddedig, mewn partneriaeth â, sponsored, sponsored content, sponsor content, sponsored post, sponsored article, sponsored feature, sponsored by, sponsor's content, sponsor message, a message from our sponsor, message from our sponsor, advertorial, advertorials, advertisement, advertisements,
		advertisement feature, advertising feature, advertising, advert, adverts, ad, ad feature, ads, promoted, promoted content, promoted post, promotion, promotional feature, promotional content, partner content, partner feature, partner post, partner article,
		partner zone, partner insight, partner insights, from our partners, from our partner, paid content, paid post, paid for, paid for content, paid partnership, paid feature, commercial content, commercial feature, commercial partner, brand content, branded content, brand feature, in association with,
		in partnership with, brought to you by, thought leadership, supplier content, supplier profile, supplier showcase, vendor content, industry content, product news, product showcase, product review, product launch, product of the week, special offer, special offers, offer, offers, reader offer, reader offers, deal, deals, deal of the day,
		competition, win, giveaway, prize draw, special promotion, supplement in association with, native, affiliate`},
	{Job, `swydd, swyddi, swydd wag, swyddi gwag, job, job vacancy, job vacancies, vacancy, vacancies, job advert, job advertisement, job ad, job listing, job listings, job posting, job of the week, jobs of the week, job of the day, job opportunity, job opportunities, job alert, job opening, job openings, latest jobs, latest vacancies, recruiting,
		recruitment advert, we're hiring, we are hiring, now hiring, hiring, career opportunity, career opportunities, current vacancies, featured job, featured jobs, work for us, work with us, join our team, apply now`},
	{Event, `digwyddiad, digwyddiadau, gweminar, cynhadledd, event, events, upcoming event, upcoming events, forthcoming events, event listing, event listings, events listing, webinar, webinars, free webinar, live webinar, upcoming webinar, on-demand webinar, webinar recording, online event, virtual event, save the date, register now, register, book now,
		book your place, workshop, masterclass, seminar, conference programme, call for entries, call for papers, call for abstracts, call for nominations, call for speakers, nominations open, entries open, enter now, awards entry, training course, short course, open day, last chance to enter, last chance to book,
		last chance to register, join us, what's on, diary date, date for your diary, last few places`},
}

// doubtfulWords are words below which news is filed as well. As a category they tell
// a kind only together with other evidence.
var doubtfulWords = []wordsOf{
	{Job, `jobs, job, swyddi, careers, recruitment, appointments, employment`},
	{Event, `event, events, conference, conferences, summit, awards, training, roundtable, events calendar, course, exhibition, dates`},
	{Opinion, `blog, blogs, blog post, debate, talking point, discussion, ideas, think tank, letters and opinion`},
	{Podcast, `media, multimedia, sound, watch, video, videos, audio`},
	{Advertisement, `business news, promoted, promotion, partner, partners, partnership, product news, products, suppliers, supplier news, industry news, marketing, competition, win, offers, offer, deal, deals, advertising, native, in partnership with, product launch, product review, ad`},
	{Live, `live`},
	{RoundUp, `this week, the week, brief, bulletin, newsletter`},
	{Analysis, `briefing, briefings, the briefing, insight, feature, features, background, profile, timeline, data, in focus, focus, case study, case studies, special report, research`},
	{Retraction, `withdrawn`},
	{Correction, `apology, an apology`},
}

// doubtfulTitleWords are such words before a title.
var doubtfulTitleWords = []wordsOf{
	{Job, `jobs`},
	{Podcast, `watch, watch now, video, videos, audio`},
	{Retraction, `withdrawn`},
	{Advertisement, `promoted, win, competition, offer, deal, native`},
	{Opinion, `blog, blogs, debate, talking point, speech, voices`},
	{Analysis, `briefing, the briefing, feature, features, profile, timeline, background, insight, case study`},
}

// dashWords are labels that stand behind a dash as a word of the title, too: the
// one who speaks, or what is spoken of.
var dashWords = []wordsOf{
	{News, `exclusive, update, updated`},
	{Live, `live, live updates, as it happened, live blog, business live, politics live`},
	{Letter, `letters`},
	{Podcast, `podcast, video, audio, in pictures, in photos, gallery`},
	{Opinion, `opinion, comment, sketch, editorial`},
	{Analysis, `explained, explainer, q&a`},
	{Obituary, `obituary`},
	{Advertisement, `supplier spotlight, sponsor spotlight, partner spotlight, product spotlight, a word from our sponsor, a word from our sponsors, from our sponsor, from our sponsors, sponsored, advertorial, advertisement feature, partner content`},
	{Event, `webinar`},
	{Correction, `an apology, apology, correction, clarification`},
	{RoundUp, `in brief, round-up, roundup`},
}

// officialWords are labels of news that would be taken for something else by its
// words: documents of the state with a closing date, interviews.
var officialWords = []wordsOf{
	{News, `interview, the interview, big interview, the big interview, news story, world news story, notice, guidance, statutory guidance, policy paper, consultation, open consultation, closed consultation, consultation outcome, research and analysis,
		independent report, official statistics, national statistics, transparency data, corporate report, impact assessment, foi release, government response, speech, investigation, exclusive, breaking, breaking news`},
}

var (
	official       = labelled(officialWords)
	labels         = labelled(labelWords)
	doubtful       = labelled(doubtfulWords)
	behindDash     = labelled(dashWords)
	doubtfulLabels = labelled(doubtfulTitleWords)
)
