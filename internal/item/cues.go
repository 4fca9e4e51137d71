package item

// titleCues are the standing words of titles.
var titleCues = []cue{
	{Obituary, strong, `obituary $; obituary # # $`},
	{Podcast, strong, `^ episode|ep #; ^ s1|s2|s3|s4|s5|s6|s7|s8`},
	{Podcast, weak, `podcast; episode #; ^ watch|listen`},
	{Analysis, strong, `an explainer $; ^ everything you need to know; in #|three|four|five|six|seven|eight|ten charts|graphs|maps`},
	{Analysis, weak, `^ what is|are|does|do|did|will|happens|next|the; ^ how does|do|is|are|will|did|the|one|much|many; ^ why is|are|do|does|the; ^ who is|are|will; ^ where is|are|does; at a glance; explained ? $; explained $; ^ inside the`},
	{RoundUp, strong, `^ #|three|four|five|six|seven|eight|nine|ten things|stories ... know|need|missed|today|week; ^ links for|of; ^ the? week|month|year|day in review|brief|pictures|numbers; ^ today's|week's top? headlines|news|stories|papers; ^ your? morning|daily|weekly|evening|monday|tuesday|wednesday|thursday|friday|saturday|sunday briefing|digest|round-up|roundup|newsletter|bulletin|catch-up; what the papers say; news in brief`},
	{RoundUp, weak, `^ #|three|four|five|six|seven|eight|nine|ten things|stories|headlines|takeaways; this week $; news|weekly round-up|roundup|digest; ^ the week`},
	{Live, strong, `as it happened $; live updates|blog|coverage; ^ follow|watch live`},
	{Job, strong, `job vacancy|advert|advertisement|opportunity $; ^ we're|now hiring|recruiting; ^ we are hiring|recruiting; vacancy|vacancies $; ^ work with|for us; ^ come and? work|join; ^ join our|the ... team $`},
	{Job, weak, `£#; band #; vacancy|vacancies; maternity cover; fixed-term|full-time|part-time|permanent|secondment|pro-rata; ^ could you be; ^ do you want to; ^ want to; wte`},
	{Event, strong, `^ come to|along; ^ register|book now|today|your; ^ join us; ^ save the date; ^ don't miss; ^ last chance to book|enter|register|nominate; call for papers|entries|abstracts|nominations|speakers; nominations|entries now? open; open for entries|nominations; tickets on sale; ^ nominate your|a|now`},
	{Event, weak, `webinar|masterclass|workshop|seminar|roadshow|conference|symposium|expo|forum|lecture|breakfast|roundtable|hackathon|exhibition|workshops|webinars; coffee morning; open day|evening|house; training|study day; fun day|run; 2024|2025|2026|2027 $; ^ meet the; christmas|summer fair`},
	{Advertisement, strong, `order now|today; buy now|today; book your ... today`},
	{Advertisement, asks, `that never sleeps|stops|lets|forgets; ^ why more|so|hospitals|trusts|practices|families|people|patients|couples|homeowners|surgeries|thousands ... choose|choosing|trust|use|switch|switching|switched|love; ^ how|# ... your; ^ save|saves|members save; back in stock; are back; ^ hire; # per off; the future of; game-changer|game-changing|revolutionise|revolutionising|cutting-edge|next-generation|award-winning|smarter|made easy|made simple; your trust|team|organisation|practice|business|staff|home|patients|ward|hospital|rota|money|bill|bills; meet the; introducing; off; transform|unlock|boost|streamline`},
	{Opinion, weak, `i|i'm|i've|i'd|i'll|my|me`},
	{Opinion, strong, `^ the case for|against; ^ in praise|defence of; ^ a modest proposal; my week|year|life|day as|on|in|at`},
	{Opinion, weak, `^ we|let's|stop|don't|enough|please|dear|beware|forget|never|give|listen; ^ it's time|not; ^ time to|for; we must|need|should|can't|cannot|can; our; must be|not|act|change|do|learn|stop|now|have|never|come; should be|not|act|stop|have|never; deserves|deserve; needs|need to|a|more; ^ is|are|can|should|could|do|does|who|what ... ?; ? $; wrong|folly|nonsense|madness|scandal|shame|shameful|myth|obsession|dangerous|cruel|failing; matters|matter; why; nobody|no-one|everybody; not the answer; the answer; lesson|lessons; trouble|problem with; isn't|aren't|won't|don't|doesn't|can't`},
	{Correction, strong, `^ correction|corrections to|of our|statistics|figures|article|report|story|data|tables|table|page; ^ correction|corrections and clarification|clarifications|apology; ^ we got it|this wrong; ^ what we got wrong`},
	{Letter, weak, `^ re|response|reply; ^ letter; readers; your say|views`},
}

// textCues are the standing words of texts.
var textCues = []cue{
	{Advertisement, strong, `advertisement|advertising|advertorial|promotional|sponsored|paid-for|advert|ad|paid feature|content|post|article; paid partnership|promotion; commercial|sponsor content|feature; ^ advertorial;
		article|content|feature|page|piece|supplement|post|report is|was|has|are been? paid for by; article|content|feature|page|piece|supplement|series is|was|has been? sponsored|funded|produced|provided|supplied|supported|created|commissioned by|in|on ...;
		^ paid for by; ^ sponsored by; ^ brought to you by; ^ in association with; ^ produced|published|written|created in paid? association|partnership with; is an advertisement|advertorial|advert; no role|input|say|part in its|the|this|their production|content|writing|article|creation;
		earn|earns|receive a? commission; affiliate links; terms and conditions apply; t&cs apply; advertisement $; written by our partner|sponsor`},
	{Advertisement, asks, `book|request|arrange|see a|your free|live|short? demo|demonstration|consultation|trial|quote; free trial|demo|consultation|quote|survey|sample|guide|audit|assessment|pilot|delivery`},
	{Advertisement, asks, `find|to learn|discover|read out|more ... visit|at|www|call|contact|email|about; to find out more; find out more; find out how; learn more; visit our|us|the|its|their|www|https|http ...; go to the|our|its ... website; go to www|https; see us at|on; on stand #; come|visit and? see us; stand #`},
	{Advertisement, asks, `call|contact|email|ring|phone us|our|the team|# ...; speak|talk to us|our|one|the ... team|adviser|expert|specialist; get in touch; call|phone|ring today|now|free|#; arrange your|a visit|viewing|appointment; a|your quote today|now`},
	{Advertisement, asks, `start your ... trial; never miss; ^ secure your; right for you; made for you; benefit from ... delivery|prices|terms; on hand to help; our easy-to-use|award-winning|simple|smart|friendly|dedicated|expert; pays|paid for itself|themselves`},
	{Advertisement, strong, `players|entrants must be; £# off when|your|if; call free for`},
	{Advertisement, strong, `you could|can win £#|a|an|one|two|#`},
	{Advertisement, strong, `prescribing information; job code; adverse events should; date of preparation`},
	{Advertisement, weak, `who|that use|uses|used|using ... save|saves|saved; was|were drowning|struggling in|with; until it|they|she|he found|discovered|met|chose; our customers|clients|products|product|solutions|solution|platform|software|technology|range|services|experts|consultants|app|system|award-winning|customer|client|beds|device|devices|equipment; its|their customers|clients`},
	{Advertisement, weak, `trusted|used|chosen|loved|recommended by ... #|trusts|hospitals|more|thousands|hundreds|over|leading; #|half|dozens|hundreds hospitals|trusts|practices|organisations|customers|clients|homes|councils ... use|using|trust|have|already|now ... it|chosen|switched|rely; more than # ... use|already|rely|trust`},
	{Advertisement, weak, `market-leading|industry-leading|world-leading|leading supplier|provider|maker|manufacturer; award-winning|state-of-the-art|cutting-edge|best-in-class|next-generation|game-changing|game-changer|unrivalled|seamless|seamlessly|hassle-free|cost-effective|bespoke|one-stop|end-to-end|scalable|innovative|intuitive|effortless|affordable|easy-to-use|proven; tailored to; peace of mind; at the click|touch of; in minutes; say goodbye; takes minutes; no hidden; fully compliant|managed; plug in; easier|simpler than`},
	{Advertisement, asks, `#|per off; special|member price|prices|rate; at # per cent; interest-free; % finance; cost|costs|cost|is £# with|plus|including postage|delivery|p&p|vat; discount|discounts; special offer; from just|only £#; from £#; prices|price start|starts|from|is; order now|today|yours|your|by|before|online; buy now|one|yours; available now|to order|from; limited time; money back; offer ends|closes|runs; use|quote the? code; promo code; a month|seat|user|licence per? $; for only|just £#; save up|£#|more|money|time; savings of up; # savings|months; the offer`},
	{Advertisement, weak, `the makers of; says|say its|the|their makers|maker|company|firm; makers|maker say|says; the company|firm|supplier says|claims|believes|adds|offers`},
	{Advertisement, asks, `download|get|request our|the|your free? white|whitepaper|guide|brochure|ebook|e-book|case; a free white|guide|copy; white paper`},
	{Advertisement, asks, `helps|allows|enables|lets|gives|frees|saves you|your; your trust|team|teams|organisation|practice|business|staff|patients|customers|hospital|home|budget|rota|needs|rotas|ward|wards|board; you get|only; we help|offer|provide|make|can|believe|work`},
	{Advertisement, asks, `^ try|meet|discover|introducing|choose|switch|upgrade|save|imagine|struggling|tired|ready; ^ looking for; ^ want to; ^ fed up; with our ... system|platform|software|app|tool|solution|range|device`},
	{Advertisement, weak, `helps|allows|enables|lets|gives|frees teams|trusts|hospitals|staff|boards|managers; a|the new|first ... range|device|platform|system|app|software|tool|solution|bed|scanner|mattress; the app|platform|system|software|tool|device|product|range ... is|can|has|lets|uses|allows|offers|comes|cuts|takes|helps|works|frees`},
	{Job, strong, `closing date ... #; closing date for applications|this; apply by|before #|monday|tuesday|wednesday|thursday|friday|noon|midnight; applications must|should be|reach; applications are invited|welcome; successful candidate|applicant; person specification; job description; informal discussion|chat|conversation|discussions;
		^ we are recruiting|hiring|looking|seeking ... for|an|a; ^ we're recruiting|hiring|looking; ^ salary; send your|a cv; ^ to apply; ^ apply now|online|here|via|through|at|today|to; apply now|online|here`},
	{Job, weak, `£# to? £#; £# a|per year|annum|day|hour; competitive salary|package; circa £#; remuneration; salary`},
	{Job, weak, `is|are recruiting|hiring|seeking|advertising|appointing a|an|for; is|are looking|searching for a|an|its|two|three|four|experienced|someone|new; seeks|seek a|an|to|its|two|experienced; wants|want a|an * to; is|are to appoint; looking to appoint|recruit; we want|need a|an|someone; needed for|to|in|at; invites|invite applications`},
	{Job, asks, `to apply; how to apply; apply via|through|at|to; applications close|closes; applications by #|noon|midnight; cv; application form|forms|pack; applicants|candidates|candidate|applicant should|must|will|need|with|who|is|are|can; expressions of interest`},
	{Job, weak, `full-time|part-time|fixed-term|permanent|full|part time; maternity cover|leave; pro rata; per annum; hours a|per|week; # hours; secondment; flexible|hybrid working|hours; job share; band #; # days a|per week|month|year; the role; the post|postholder|post-holder; this role|post|opportunity; pension; annual leave`},
	{Job, weak, `interviews|interview will|take|are|on|date|in|planned|held ...; experience of|in; reporting|reports|accountable to the|our; vacancy|vacancies; experienced|qualified|motivated|enthusiastic|talented|exceptional|dynamic ... leader|nurse|accountant|manager|professional|individual|candidate|person|director|someone; ideal candidate`},
	{Job, asks, `you will|you'll have|be|lead|report|work|need|join|manage|bring|help|run|look|know|hold; join our|a|the|us ... team; ^ could you; ^ do you have|want; ^ are you a|an|looking|ready|passionate`},
	{Event, strong, `book|reserve your|a free? place|ticket|tickets|seat|spot|stand; secure|claim your free? place|ticket|seat|spot; ^ register; register|registration now|here|today|online|free; register for|to|in|with the|our|this|your|a ... webinar|event|conference|session|ticket|place; register your|an interest; sign up now|here|today|online; sign up for|to the|our|this|a|your ... webinar|event|conference|session|workshop|walk|run;
		free to attend; admission is? free; free admission|entry; entry is? free; places are|is limited|free|still|going|available|#; places|tickets cost|from|at £#; tickets are £#|free|available|on|still; tickets, £#; early bird; early-bird; speakers include; entries|nominations|submissions|abstracts close|closes|must|are|due|should|open|cost ... #|open|now|invited|be; deadline for entries|nominations|abstracts|submissions|papers; all welcome; everyone|everybody is? welcome; rsvp; call for papers|abstracts; ^ to register|nominate|reserve`},
	{Event, asks, `book now|here|today|online|early; ^ book; ^ to book`},
	{Advertisement, asks, `book now|here|today|online|early; ^ to book; buy tickets|your|a ...; shop online|now; pop into; call in; in store|stores; our shop|store|showroom|café|website; half price; £#.#`},
	{Advertisement, weak, `pleased|proud|delighted|excited to announce|launch|introduce|unveil|present|offer|bring; new range; ideal|perfect|suitable for; designed for|to|with; comes with; compatible with; available in|from|through|as; distributor; warranty; compact|lightweight|portable; easy to use|clean|fit|install; for more|further information|details; raffle|lottery; treat yourself|your; gift|gifts; sale; showroom; opening hours; family-run; locally owned`},
	{Event, asks, `join us; join ... for|on|at a|our|the|this|an; join our|the|colleagues|experts|speakers|others|more; ^ come along|and|to|join|hear|meet; come along; drop in; pop in; no need to book; doors open; keynote speaker|speakers|address; meet the|our|other|exhibitors; hear from|how|about; you will|you'll learn|hear|leave|meet|discover|find|gain|get; ^ learn|discover how|what|why|from|about; save the date`},
	{Event, asks, `this|our|free|online|live|half-day|one-day|two-day|hour-long|one-hour free|online|live|one-hour|virtual? webinar|masterclass|workshop|seminar|webcast|conference|event|summit|session`},
	{Event, weak, `the webinar|masterclass|workshop|seminar|webcast|session|event|conference|summit|day|forum|fair ... takes|will|is|runs|begins|starts|brings|returns|looks|covers|costs|includes; webinar|masterclass|workshop; training|study|open|fun|awareness day; annual|national|regional conference|summit|awards|dinner|lecture|meeting`},
	{Event, weak, `takes|take place on|at|in; will be held on|at|in; is held on|at; runs|begins|starts on|at|from ... #|monday|tuesday|wednesday|thursday|friday|saturday|sunday; on|from monday|tuesday|wednesday|thursday|friday|saturday|sunday # ... at|from|in|to; from # am|pm|until; at # am|pm|noon; # am|pm|noon to|until|till #|noon; # january|february|march|april|may|june|july|august|september|october|november|december|2026|2027 at|from|in|online|#`},
	{Event, weak, `exhibitors|panellists|cpd|refreshments|lunch|networking|sponsors|fee|fees; speakers; session|sessions; tickets; members pay|free|£#; £# for members|non-members|the; in person; zoom; chaired by; attendance|attend`},
	{Podcast, strong, `in|on this|our|today's ... episode|podcast; in this week's episode|podcast|edition; apple podcasts; spotify; wherever you get|listen; listen|watch above|below|here|now|again; listen to the|our|this full? episode|podcast|interview|recording|show; watch the|our|this full? video|film|episode|clip|interview|recording; show notes; this podcast|episode; our weekly|latest|new? podcast; ^ the weekly|latest|new podcast; running time; subscribe on|wherever`},
	{Podcast, weak, `listen|listeners|listening; talks|talk|speaks|speak|chats|chat|joins|joined|discuss|discusses|ask|asks to|with|by|about|what|whether|how|about; hosts|host|hosted|presenter|presented|produced|guests|guest; # min|mins|minutes|minute; this video|film|clip|gallery; footage|video|film|filmed|clip|recording|recorded|audio|photographs|pictures|images|photographer; series`},
	{Opinion, strong, `the views expressed|in|here|are; views|opinions are ... own; views expressed; the writer|author is a|an|the|chief|chair|director|professor|former|head|general|editor; in my view|opinion|experience|book|judgment; it seems to me; call me; i for one`},
	{Opinion, weak, `, writes|argues`},
	{Opinion, weak, `let us; let's; surely; frankly; make no mistake; the truth|fact is|was; of course; enough is enough; it is|it's time|high|hard|tempting|absurd|wrong|right|easy|not; how long; no wonder; not before time; one might|could|can; imagine; sadly|alas; the answer|lesson|point|problem|trouble|question|real is|isn't|lies|remains; and yet; so be it; nor is|does|should|can; we have been|all|seen|known; that is not|why|what|how; this is not|why|what|how; there is no|nothing|another|only|a better; none of|this`},
	{Opinion, weak, `?`},
	{Opinion, weak, `folly|nonsense|madness|absurd|foolish|shameful|disgrace|disgraceful|farce|sham|ludicrous|pretend|pretending|wishful|cowardice|betrayal|betrayed|insult|fantasy|cruel|cynical|fig-leaf|sleight|comfortable|complacent|timid|timidity|cheap|silly|brave|unforgivable; kid ourselves; nobody wants|believes|should|in; long overdue|enough; too often|long|many|little; not good enough; a disgrace|scandal|mistake|nonsense|start|pity; wrong to|about|question|answer`},
	{Letter, strong, `^ dear editor|sir|madam|sirs; ^ sir|madam i|your|as|the|it|in|we|when|with|once|may|how|why|what|this|on|my|while; yours faithfully|sincerely|truly|etc; your report|article|leader|editorial|correspondent|columnist|story|piece|coverage|front of|on|about|says|said|rightly|that|is|was|suggests|misses|missed|makes|#|last|this|claims|implies; re your; i read with interest|your ...; i read your; i was surprised|dismayed|sorry|pleased|disappointed|saddened|interested by|to|at read|see|your ...; as your ... reported|said|says|noted`},
	{Letter, weak, `name and address supplied; by|via email; your readers|newspaper|paper|magazine|pages|columns|article|report|leader|correspondent; retired`},
	{Analysis, weak, `we explain|look|looks|examine|analyse|unpick|unpack|consider|ask|answer|break|guide|set|asked|spoke|compare ...; explains|examines|analyses|unpicks|unpacks; looks|look at|behind|back|into; sets|set out what|how|why|where; takes a look; asks|ask what|why|how|whether|where|who; here|here's is|are|what|why|how|the ...; what it|this|that means|does; what happens next; what next; key questions|points|dates|numbers|facts; in charts|numbers|detail; #|three|four|five|six charts|questions|reasons|ways|lessons|things|points|numbers|takeaways; our analysis; explainer|guide`},
	{Analysis, weak, `^ what|how|why|who|when|where ... is|are|does|do|did|will|has|have|can|would|happens|pays|decides|gets|means * ...; ^ is|are|will|can|does|do it|they|the|there ... ?`},
	{RoundUp, strong, `welcome to the|our|your|this|today's|monday's|tuesday's|wednesday's|thursday's|friday's ... briefing|newsletter|digest|round-up|bulletin|edition; here are|is|the the|our|your|today's|this|stories|five|ten|three|six|four|seven ... stories|headlines|news|round-up|pick|digest|week; stories you|we may|need|have|missed ...; our round-up|roundup|digest|pick of`},
	{RoundUp, weak, `good morning; also this week|in|today|on; in other news; elsewhere; top stories; the headlines; week's; today's papers; the papers; round-up|roundup; newsletter|briefing|digest|bulletin; in brief; meanwhile; plus; also`},
	{Live, strong, `this live blog|page; this blog is now? closed|closing; our live blog|coverage|page|updates; we are closing|pausing this|the live? blog|page|coverage`},
	{Live, weak, `live coverage|updates|blog; rolling coverage; follow it|events|along|our|the|all? live|here; latest updates; updates throughout; refresh; stay with us; more to follow; more soon; bringing you; as it happens; follow`},
	{Release, strong, `for immediate release; notes|note to editors; media|press enquiries|contact|contacts`},
	{Obituary, weak, `who has died; has died at|aged|after; died ... aged #`},
	{Obituary, weak, `survived by; married; he|she was born; born in|on|to ...`},
}

// firstCues are the standing words of the first sentences of a text. Further down
// they stand under an article that has been put right.
var firstCues = []cue{
	{Retraction, strong, `this|our|the|an|that ... article|story|report|post|page|item has|was|is|have been|now? retracted|withdrawn|removed|taken; we have|now|hereby|are retracted|retract|withdrawn|withdraw|removed|withdrawing|retracting|taken the|our|an|a|this|that|it|down ...; we retract|withdraw the|our|an|a|this ...; has|have been retracted`},
	{Correction, strong, `an|the earlier|original|previous version of this|our article|story|report|page|column|post; we are happy to clarify|make|point; we apologise for the|this|any|an error|mistake|confusion; article|report|story|headline|caption|graphic|table|column ... wrongly|incorrectly|mistakenly; article|report|story was|has been? amended|corrected; we wrongly|incorrectly|mistakenly; should have said|read`},
	{Correction, weak, `^ in|on ... ... we said|stated|reported|gave|named|described; we said|stated|reported|gave that|in|on|the ...`},
	{Correction, weak, `in fact; it should have; should have said|been|read; correct figure|name|date|spelling|title; rather than`},
	{Correction, weak, `we apologise; sorry for; happy to put|set; we regret`},
}

// reportCues are words of who said or decided what, in a text and in a title.
var reportCues = []cue{
	{News, weak, `said|told|announced|ruled|warned|voted|heard|denied|denies|apologised|confirmed|revealed|admitted|claimed|resigned|quit|sentenced|jailed|charged|criticised|breached|condemned|accused; according to; has|have said|warned|agreed|approved|rejected|backed|criticised|apologised|resigned|denied|been|banned|ordered; rose|fell by|to|from`},
}

// personCues are words in the first person, and speechCues those of somebody who
// is said to speak.
var (
	personCues = []cue{{Opinion, weak, `i|i'm|i've|i'd|i'll|my|myself`}}
	speechCues = []cue{{News, weak, `said|says|told|tells|added|adds|recalled|wrote|asked|explained|testified|according`}}
)

// newsTitleCues are verbs of titles of news.
var newsTitleCues = []cue{
	{News, weak, `says|said|tells|told|warns|warned|finds|found|backs|backed|hears|heard|denies|denied|admits|apologises|breached|breaches|rises|rise|falls|fall|quits|quit|loses|lost|faces|faced|rejects|rejected|votes|voted|accused|fined|jailed|sacked|suspended|bans|banned|cost|costs|cancelled|scrapped|criticised|probe|inquiry|row|claims|claimed|withdrawn|resigns|pulled|halts|halted|blamed; to lose|close|cut|face|pay|scrap|axe`},
}

var (
	titlePhrases     = newPhrasebook(titleCues)
	textPhrases      = newPhrasebook(textCues)
	firstPhrases     = newPhrasebook(firstCues)
	reportPhrases    = newPhrasebook(reportCues)
	personPhrases    = newPhrasebook(personCues)
	speechPhrases    = newPhrasebook(speechCues)
	newsTitlePhrases = newPhrasebook(newsTitleCues)
)
