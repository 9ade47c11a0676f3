// Requests in words that nobody listed: a verb of ceasing, removing or refusing in its informal forms ("nix", "yank", "hard pass on")
// with what it is about (our texts, the list, the number, "me") however that is described ("those oil change texts").
// Sources: 47 CFR 64.1200(a)(10) (any words that a reasonable person would understand), CTIA 5.1.3.
import type { Table } from './phrase.ts'

const TEXTS = '<messages>|txts|textos|reminders|notifications'
/** Plainly ours, so that any words may stand before them. */
const OURS = 'texts|texting|messages|messaging|sms|txts|spam|robotexts|notifications|solicitations'
const CLUB =
  'list|lists|club|program|service|group|thread|chat|thing|chain|blast|blasts|campaign|alerts|system|stream|loop|rotation|tree|subscription|circle|feed|family|crew|updates|database|base|distribution|rolodex|contacts|records'
const TEXTED =
  'text|texts|texting|sms|message|messages|messaging|txt|promo|marketing|mailing|spam|alert|robotext'
const CEASE =
  'stop|quit|cease|desist|halt|discontinue|terminate|suspend|kill|nix|axe|ax|ditch|scrap|squash|can_it|cut|shut_down|shut_off|turn_off|cut_off|knock_off|lay_off|call_off|shut|curb|ban|drop|lose|stow|enough_with|enough_of|done_with|through_with|over|be_done_with|finish|chill|chill_out|cool_it|wrap_up|pack_in|ease_up|back_off|let_up'
const REMOVE =
  'remove|delete|erase|wipe|purge|scrub|axe|ax|nix|drop|yank|pull|strike|scratch|cross|ditch|trash|toss|dump|lose|clear|kick|boot|cut|bump|expunge|eliminate|eradicate|unlist|unload|take|get|let|uninstall|unhook|untie|free|bounce|yeet|unfollow|release|excuse|exclude|disconnect|unplug|withdraw|pluck|knock|opt|shake|detach|omit|release|sign|log'
const OFF = '<off>|outside|away_from|off_of|out_of|outta'
const MY =
  'me|us|<my_number>|my_cell|my_line|my_record|my_records|my_file|my_entry|my_contact_info|my_email_and_phone|my_account|my_data|this_one|mine|this_cell|this_line|both_numbers|these_numbers|my_husband|my_wife|my_mom|my_dad|my_mother|my_father'
const AGAIN = 'again|anymore|ever|ever_again|no_more|henceforth|going_forward|in_the_future|any_further'
const SOMEBODY =
  'him|her|them|my_son|my_daughter|my_kid|my_mom|my_dad|my_wife|my_husband|my_mother|my_father|my_child|my_kids'

// biome-ignore format: a table
export const ANY_WORDS: Table = {
  language: 'en',
  source: '47 CFR 64.1200(a)(10), CTIA 5.1.3',
  rows: [
    // Ceasing × texts
    { id: 'cease-texts', pattern: `${CEASE} [it|off|out]*1 [with|on|w]*1 ~4 ${OURS}`, unless: 'app|application|email|emails|from_him|from_her|and_start|on_the_thermostat|on_the_doorbell|on_the_camera' },
    { id: 'cease-with-them', pattern: 'stop|quit|cut|knock|cool|chill|enough|ease|back|lay|hold|done|through|over|finished|sick [it]*1 [off|out|up|down|already]*1 with|w|of|on them|em|these|this|those|it|all_this|all_these|all_of_these|all_of_this',
      beside: OURS, unless: 'appointments|pills|meds' },
    { id: 'cease-it-all', pattern: `${CEASE}|end|cancel it|this|that|everything .|, all|every|each|no_more|the|those|these ~3 ${TEXTS}` },
    { id: 'put-an-end', pattern: `put|bring [an|a]*1 end|stop|halt|kibosh to|on ~5 ${OURS}` },
    { id: 'make-go-away', pattern: 'make|making|have|get you|yall|it|this|these|them|those [all]*1 [to]*1 go_away|stop|quit|cease|leave_me', beside: `${OURS}|text|texted|send|reply`, unless: 'hurting|leaking' },
    { id: 'what-must-i-do',
      pattern: 'what|how|who do|must|should|can|would|does|did|will [i|we|it|a_person|someone|one|a_girl|a_guy]*1 [have|need|got|gotta|hafta]*1 [to]*1 do|say|text|send|reply|type|click|press|pay|call|talk|take|pick [to|with|back|here|for]*3 ..2 stop|stopped|off|out|removed|end|ended|go_away|unsubscribed|leave_me_alone|quit',
      beside: `${OURS}|text|text_list|you|yall|these|list|me`, unless: 'bleeding|leaking|leak|pain|my_water|the_water|of_here|on|before|for_my|the_stain' },
    { id: 'asking-me', pattern: 'stop|quit|cease|dont [keep]*1 asking|offering|pitching|begging|pushing|inviting|selling|pressuring|chasing|following|pursuing|badmouthing|blowing_up|hitting_up|hitting me|us|me_up|us_up [to_buy|to_come|to_sell|already|now|please]*2 $' },
    { id: 'sending-here', pattern: '-i|we|he|she|they stop|quit|dont|never|cease [ever|please|keep]*1 send|sending|text|texting ~5 here|to_this_number|to_this_phone|to_my_phone|to_my_cell|to_my_number|to_me|my_way [please|now|thanks]*2 $' },
    // Refusing × texts
    { id: 'no-more-described', pattern: `-theres|are|is|have|had|has|got|see|was|were|been|get|why|there no more|further|additional|future ~5 ${OURS}`, unless: '?|yet|so_far|from_him|from_her' },
    { id: 'zero-texts', pattern: `zero|0|none|nada|enough|no_thanks_to|nope_to|no_to|hard_pass_on|pass_on|nah_to|no_thank_you_to|not_one_more|thumbs_down_to|bye_to|goodbye_to|boo_to ~4 ${OURS}`, unless: '?|yet|from_him|from_her' },
    { id: 'do-not-send-described',
      pattern: `-i|we|they|he|she|why|didnt dont|never|not|nolonger [ever|please|you|u|even|keep|be|to]*3 send|sending|forward|text|texting|blast|give|shoot|drop [me|us|him|her|it]*1 ~5 ${TEXTS}|promos|ads|coupons|bills|offers|deals`,
      limits: '<later>', unless: 'to_my_work|to_my_wife|to_my_email|for_a_bit' },
    { id: 'do-not-text-them', pattern: `-i|we|they|he|she|why|you|if dont|never|stop|quit|not [ever|please|you|be]*2 <text>|texting|bother|bothering|call|calling ${SOMEBODY} ${AGAIN}`,
      limits: 'until|till|unless|before|at_work|at_school|back', beside: 'text|texting|message|contact|number|phone|texts|messages|messaging|spam' },
    { id: 'never-contact', pattern: `-i|we|they|he|she|you|have|had never|dont|not [,|.|ever|never|please|not]*4 <text>|write|bother|approach <me> [again|ever]*1`, limits: '<later>', unless: 'back|until' },
    { id: 'never-hear', pattern: 'never|not|dont|nolonger|without ..4 hear|hearing|see|seeing [from|of]*1 you|yall|u|ya|this_company|your_company|this_number|your_business|your_store [people|guys|all]*1 again|ever|ever_again|in_my_inbox|on_my_phone|$', unless: 'back|yet|today|tomorrow|hope',
      beside: 'again|anymore|ever|want|like|rather|wish|nolonger|prefer|love|please' },
    { id: 'want-none-of-these',
      pattern: `-who|people|if <neg> [really|even|ever|at_all|particularly]*2 want|wanting|wanna|need|needing|care|wish|like|interested|desire|appreciate|ask|enjoy|love|use|asked [to|for|in|about|being|be|get|getting|receive|receiving|see|read|have]*3 any|anymore|another|more|one|no|single [more|other|one|single]*1 [of]*1 these|those|them|this|your_texts|your_messages|ur_texts <ended>|texts|messages|on|to` },
    { id: 'want-no-described', pattern: `-they|who|people|if|why|you <neg> [really|even|ever]*2 want|wanting|wanna|need|needing|wish_for|care_for|care_about|interested_in|consent_to|require|welcome|appreciate|accept [to_get|to_receive|get|receive|getting|receiving|to_see|to_have|be_getting|to_be_getting]*1 !to|miss ~5 ${OURS}`, unless: 'to_miss|missed' },
    { id: 'not-be-part', pattern: `<neg>|nolonger [really|even]*1 want|wish|need|care|like|interested|plan|wanna [to|in]*1 [be|being|stay|staying|remain|continue|participate|belong|keep_being]*1 [a|as|an]*1 part|member|subscriber|in|on|enrolled|subscribed|included|signed_up|registered|participant|recipient [of|in|to|for|on|as]*2 ~5 ${CLUB}|texting|text|texts|messages`,
      unless: '<not_us>|yet|gym|insurance' },
    { id: 'dont-want-in', pattern: `<neg> want|wish|need|like [to_be|any|no]*1 part of|in ~4 ${TEXTED} ${CLUB}` },
    { id: 'could-do-without', pattern: `do|live|survive|be_better|manage without|w_out|wo ~5 ${OURS}` },
    { id: 'decline', pattern: `decline|declining|refuse|refusing|reject|rejecting|opposed_to|oppose|forbid|prohibit|disallow|say_no_to|saying_no_to [to|any|all|getting|receiving|receive|get|be|you|from|further]*4 ~4 ${OURS}|texted|contacted|messaged|contact` },
    { id: 'tired-of-texts', pattern: `sick|tired|over|done|fed_up|finished|through|had_it|up_to_here|had_enough|full_up|enough|annoyed [and|of|tired|with|by|already|getting|receiving]*4 ~5 ${OURS}`, unless: 'from_him|from_her|my_ex' },
    { id: 'not-yours-to-text',
      pattern: `you|yall|u|company|business|office|nobody|noone|anybody|they may|can|are|have|had|do|did|should|must [guys|have|be]*1 not|no|never|cant|nolonger|dont [right|business|permission|reason|longer|be|have|allowed|permitted|welcome|authorized|free|invited|to|need]*4 text|contact|message|texting|messaging|contacting|send|sending ${'<me>'}|any|these|this|my`, limits: '<later>', unless: 'back' },
    { id: 'may-not-text', pattern: '-i|we|they cant|cannot|nolonger|mustnt|shouldnt|arent_allowed_to|not_allowed_to|not_permitted_to|no_reason_to|no_right_to|better_not|dare|dared [ever|be|just|keep]*1 text|message|contact|texting|messaging|contacting <me> [like_this|again|anymore|please|about|for|with|any|$]*2 <ended>', unless: 'back|if|while', limits: '<later>' },
    { id: 'no-texts-place', pattern: `no|zero|without|not|never|nada [any|more|further|marketing|sales|promo|business|ad|spam|junk|unsolicited|commercial]*3 texts|texting|messages|messaging|solicitation|soliciting|solicitations|marketing [or_calls|and_calls|ever|please]*1 [to|on|at|for|sent] [to]*1 <me>|cell|this|my` , unless: '?|yet|today|so_far', limits: 'after|before|until' },
    { id: 'mark-no-texts', pattern: `mark|flag|list|put|set|tag|note|code|file|make|change|update ~4 as|to|down|on|for|with [a|as|for|to|the]*2 no_texts|no_text|no_texting|dont_text|donottext|dnc|dont_contact|donotcall|dont_call|no_contact|no_messages|optedout|optout|do_not_contact|inactive_for_texts|texts_off|text_free` },
    { id: 'no-text-setting', pattern: `texts|texting|messages|notifications|sms|text_alerts|alerts [to|set|preference|preferences]*1 off|no|none|never [please|thanks|now]*2 $$`, beside: 'off|none|never', unless: 'yet' },
    // Removing × me, the number
    { id: 'remove-from-club',
      pattern: `${REMOVE} ${MY} [please|completely|right|the|hell|heck|number|off|out|up|my|loose|free|name|and]*3 ${OFF}|loose_from [of|from]*1 [your|the|this|ur]*1 !~2:monday|mondays|tuesday|tuesdays|wednesday|wednesdays|thursday|thursdays|friday|fridays|saturday|saturdays|sunday|sundays ~5 ${CLUB}`,
      unless: '<not_us>|yet|waiting_list' },
    { id: 'remove-from-text-club', pattern: `${REMOVE} ~3 ${OFF} [of|from]*1 ~4 ${TEXTED} ${CLUB}`, unless: '<not_us>' },
    { id: 'remove-from-any', pattern: `${REMOVE} ${MY} [please|completely|right|the|hell|heck|number|fuck]*3 ${OFF} [of|from]*1 [your|the|this|these|ur|all|any|yalls|every|dumb|stupid|god]*3 this|these|whatever|whichever|wherever|anything|everything|texts|texting|messages|messaging|blasts|sms|it|that|here|yours|there|crap|mess|nonsense|whole
        <ended>|this|is|you|that|thing|crap|mess|nonsense|foolishness|situation|marketing|before|business|spam|madness|im`, unless: '<not_us>|order|order_for' },
    { id: 'sign-me-off', pattern: 'sign|log|check|write|cut|bow|tap|peace|count|bow|phase me|us off|out [of|from]*1 ~4 texts|texting|messages|list|this|these|here|everything' },
    { id: 'tapping-out', pattern: `i|we|im|id [want|would|like|to|need|wanna|am|will|gonna]*4 quit|quitting|leave|leaving|exit|exiting|drop|dropping|resign|withdraw|withdrawing|bail|out|cancel|cancelling|canceling|ending|end [of|from|out|on|my]*2 ~4 ${TEXTED} ${CLUB}|plan|membership`, unless: 'team|class|work|coach' },
    { id: 'leave-club', pattern: `^ [please|i|want|to|how|do|would|like|id|can|could|you]*6 quit|leave|exit|cancel|end|drop|terminate|discontinue ~4 ${TEXTED} ${CLUB}` },
    { id: 'purge-my-record', pattern: `purge|wipe|expunge|erase|scrub|eliminate|eradicate|destroy|shred|nuke|axe|nix|dump|trash|yank|burn ~2 my|our|this record|records|number|phone|cell|info|information|contact|digits|name|line|entry [,|.|please|now|phone|number|email|and|from|everything|off|out]*5`, unless: '<not_us>|order|card|drive|laptop|computer|old_phone' },
    { id: 'number-comes-off', pattern: `<my_number> [to|be|needs|need|must|should|come|comes|has|is|better|gets|get|wants|shouldnt|doesnt|not|completely|please|now|belong|be_on]*4 off|gone|out|deleted|removed|erased|wiped|blocked|forgotten [of|from|your|the|ur|this|all|${TEXTED}]*3 ${CLUB}|texts|system|computer|phones|files|$`, unless: '<not_us>|lease|invoice|account|sheet|bill|sign' , beside: 'text|texts|texting|list|messages|remove|please|gone|deleted|number|club|program' },
    { id: 'pretend', pattern: 'pretend|forget|act|act_like|imagine [that|like]*1 you|yall|ya|i|we|my_number|this_number never|dont|ever [had|have|knew|know|met|got|exist|existed|exists|heard|saw]', beside: 'number|text|me|texts' },
    // Sending them elsewhere
    { id: 'text-another', pattern: '[go|please|just|try|find]*3 text|texting|bother|bothering|message|messaging|spam|pester|annoy|harass|bug somebody|someone|anybody|anyone else|other', unless: 'for|if|when|in|at|?|to|today|about|on|was|is' , beside: 'go|please|stop|try|find|just' },
    { id: 'find-another-to-text', pattern: 'find|get|pick|choose somebody|someone|another else|other|person|number [to|for]*1 text|bother|message|spam|annoy|harass|pester' },
    { id: 'stay-away', pattern: '^ [please|go_away|and|then|just|now]*3 stay|keep|get away [from]*1 me|us|my|this_number|our|$', beside: 'away', unless: 'kids|dog' },
    // Threats and what was said before
    { id: 'review-if', pattern: `star|stars|bad_review|negative_review|worst_review|scathing_review|nasty_review|review|reviews|yelp|google ..3 if|unless|next_time you|yall|i|another|one [dont|keep|ever]*1 send|text|texting|message|contact|get|receive|stop|spam ${'<me>'}|another|one|anything|any|texting|again|more|$`,
      beside: 'text|texts|texting|send|message|messages|spam', unless: 'repair|refund|fix|link|the_link|a_link' },
    { id: 'one-more-then', pattern: `one|1|another|next|any|single|send|get more|text|message|single|txt|msg [more|text|message|txt|from|you|of|these|yall|time|me]*4 and|or|ill|im|goes|its|i|ima|youre|we|you|gets ..4 review|1_star|block|blocked|blocking|yelp|bbb|never_coming_back|customer|lawyer|report|reporting|reported|business_elsewhere|unfollow|small_claims|court|cops|police|carrier|attorney|sue|suing` },
    { id: 'said-stop-then', pattern: '-he|she|they|it|who|you|sign|doctor|dr said|sent|texted|typed|replied|wrote|told_you|asked [you|yall|to]*2 stop [in|on|last|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|weeks|days|this|a|back|three|two|twice|the]*4 january|february|march|april|may|june|july|august|september|october|november|december|week|weeks|month|months|days|day|yesterday|monday|tuesday|wednesday|thursday|friday|saturday|sunday|ago|morning|night|before' },
    { id: 'saying-it-again', pattern: 'saying|telling|asking|typing|texting|sending|repeating it|you|this|stop again|once_more|one_last_time', beside: 'stop' },
    { id: 'asked-nicely', pattern: 'asked|asking|told|begged|begging|requested [you|yall|u|nicely|nice|very|twice|before|already|politely|repeatedly|again|times|multiple|to|be|for|for_you|please|3|2|three]*8 remove|removed|remove_me|taken_off|not_to_text|stop|be_left_alone|quit|leave_me_alone|out|no_texts|no_more',
      unless: '<not_us>|by|at|the|my', beside: 'text|texts|texting|list|stop|you|messages' },
    // Removing and refusing where the texts or the number are named elsewhere, or not at all
    { id: 'clogging-my-phone', pattern: 'stop|quit|dont|cease|never|tired_of|sick_of [you|yall]*1 blow|blowing|blowin|light|lighting|lightin|clog|clogging|fill|filling|flood|flooding|clutter|cluttering|jam|jamming|waste|wasting|burn|hit|hitting|hittin ..1 up|my|our|on ..2 phone|cell|inbox|minutes|data|line|mailbox|storage|screen|dms|messages' },
    { id: 'keep-your-texts', pattern: 'keep|save|shove|stick your|ur|yalls|the ~3 texts|messages|deals|coupons|offers|promos|ads|spam|specials|sales to_yourself|for_someone|for_somebody|for_yourself|away|up_your|where_the|$' , unless: 'coming' },
    { id: 'ignored-my-stop', pattern: 'honor|honour|respect|process|ignored|ignoring|ignore|disregarded|disregarding|disregard|heed|acknowledge my|the|our|previous|prior|multiple|repeated [last|previous|first|many|prior|several|multiple]*2 stop|stops|optout|optouts|unsubscribe|unsubscribes|stop_request|stop_requests|request_to_stop|requests_to_stop|optout_request|removal_request' },
    { id: 'stop-does-not-work', pattern: 'stop|unsubscribe|optout isnt|doesnt|didnt|not|aint|wont|never|apparently_doesnt [seem_to|even|seem]*1 work|working|worked|stick|going_through|go_through|went_through|do_anything|do_shit|take' },
    { id: 'make-sure-no-more', pattern: `make_sure|ensure|see_to_it|see_that|confirm|verify|promise|guarantee|assure ..5 removed|deleted|unsubscribed|optedout|taken_off|no_more|nolonger|not_text|dont_text|stop|stopped|not_get|dont_get|never_get|no_further`, beside: `${OURS}|text|number|list|me_off`, unless: 'appointment|order' },
    { id: 'request-removal', pattern: 'request|requesting|demand|demanding|want|need|seeking|ask|asking|confirm|process|expect [for|the|immediate|full|complete|permanent|that|you|my]*3 removal|deletion|erasure|unsubscription|deactivation [of|from]*1 <my_number>|my|me|from|$|this|all|your', unless: 'tattoo|hair|stump|tree|snow|mole|wart|stain|trash|junk' },
    { id: 'want-number-gone', pattern: `want|need|like|have|get|requesting|request|demand|ask|prefer|please ..1 my|our|this|the [own|cell|phone|personal|contact|mobile|telephone]*2 number|numbers|cell|phone|digits|info|information|details|data|contact|contacts|name [to|be|completely|permanently|immediately|and_info|that]*3 removed|deleted|erased|gone|off|wiped|purged|taken_off|taken_out|unlisted|scrubbed|out <ended>|from`, unless: '<not_us>|order|invoice|account|lease|sheet|sign_in|bill|reservation' },
    { id: 'number-out-of-any', pattern: `!drop|get|let|pull ${REMOVE} ~1 my|our|this|the number|cell|phone_number|digits|cell_number|contact_info|mobile [please|right|the|hell|heck|and_name]*3 off|from|out|outta|away_from ..2`, unless: '<not_us>|order|invoice|reservation|booking|sign|van|flyer|website|page' },
    { id: 'me-off-beside-texts',
      pattern: `${REMOVE} me|us|my_name|our_name|my_son|my_daughter|my_mom|my_dad|my_wife|my_husband|my_mother|my_father [please|right|the|hell|heck|completely|fuck|entirely]*3 ${OFF} ..3`,
      beside: 'texts|texting|messages|messaging|text|texted|spam|ads|promos|coupons|advertisements|solicitations|subscribe|subscribed|sign_up|signed_up',
      unless: '<not_us>|schedule|shift|calendar|hold|speaker|insurance|lease|account|bill|invoice|order|reservation|booking|party|table|game|lineup|loan|title|meds|autopay|job|route|here|there' },
    { id: 'remove-then-end', pattern: '^ [please|so|just|kindly|now|and|ok|then]*3 remove|remove_me|remove_us|delete_me|unenroll|delete_number|delete_my_number|opt_me_out|take_me_off|take_me_out|get_me_off|get_me_out|drop_me|cut_me_off [please|now|thanks|immediately|asap|today|already|or_else]*2 $',
      beside: `${OURS}|text|texted|number|list|phone|cell|raffle|signed|sign|spam|subscribed|per_text` },
    { id: 'warned', pattern: 'consider|final|last|only|formal|official|your|this [this|is|your|a|my|as]*4 warning|notice_to_stop|notice_to_cease', beside: `${OURS}|text|contact`, unless: 'storm|weather|tornado|late|overdue|payment|engine|light|oil' },
    { id: 'no-part-of', pattern: 'want|need|wish|have|take no|none [part|of|piece|desire|interest|use|need]*2 of|in|for|to ~4 texts|messages|texting|list|messaging|these|this|promos|ads|group|reminders|spam <ended>|thing|list|group', unless: 'discussion' },
    { id: 'text-me-never', pattern: '<text>|call me|us|this_number never|no_more|nevermore|zero_times|not_at_all [again|ever|please]*2 $' },
    { id: 'stop-sending-any', pattern: '^ [please|so|just|can|you|could|yall|need_to|guys|pls|would|and|ok|now]*4 stop|quit|cease sending|sendin|blasting|forwarding|shooting|texting|messaging [me|us|my|him|her|them]*1 !the|a|an|our ~5 <ended>',
      unless: 'address|email|mail|old_address|invoice|statements|paper|home|late', beside: 'stop|quit|cease' },
    { id: 'do-not-remind', pattern: '-i|we|they|why dont|never|not|stop|quit|nolonger [keep|ever|please|want_you_to]*1 remind|reminding|remember|notify|notifying|update|updating|alert|alerting|advertise|advertising|solicit|soliciting|market|marketing|promote|promoting|sell|selling|pitch me|us|to_me|to_us|this_number|my_phone [again|anymore|about_this|of_this|any_more]*1 <ended>|ever|about_the|of_the|with_the|about_your', limits: '<later>', unless: 'lol|haha|ill_be|of_the_time' },
    { id: 'not-for-marketing', pattern: 'number|phone|line|cell|landline [is]*1 not|isnt|aint|wasnt [for|a|your|to_be_used_for|meant_for|meant|given|intended_for|intended]*2 [for|a|your]*2 marketing|texts|texting|ads|advertising|solicitation|promotions|promos|billboard|spam|business_texts|sales|text_messages|commercial', unless: 'working|yet' },
    { id: 'nobody-wants-these', pattern: 'nobody|noone [here|at|this|number|in|our|house|my]*4 wants|needs|asked_for|likes|cares_about|ordered|requested|reads [your|ur|any|about|for|to|get|of]*3 texts|messages|spam|these|this|texting|promos|ads|coupons' },
    { id: 'use-not-number', pattern: 'dont|not|never|stop|quit|nolonger [ever|authorized_to|allowed_to|you|permitted_to|give|allow|want|authorize]*3 use|using|utilize|contact|store|save|sell my|this|our|the [cell|phone|personal|work|mobile|contact]*1 number|phone|cell|line|info|information|contact|digits for|to ~2 texts|texting|marketing|ads|advertising|promos|spam|sales|messages|solicitation|text|contact', unless: 'anymore_its|anymore_use|its_old|new|old', limits: 'until|yet' },
    { id: 'let-me-be', pattern: 'let me|us be $', unless: 'clear|honest|the|a' },
    { id: 'dont-need-these', pattern: '-who|people <neg>|aint [really|even]*1 want|wanting|wanna these|dese|them|this|those no_more|nomore|anymore|no|any_more' },
    { id: 'work-phone-remove', pattern: 'work|business|company|shared|office|home|kids|childs|sons|daughters|moms|dads|minors|landline|emergency phone|cell|line|number|landline ..1 [,|.]*1 ..2 remove|stop|dont_text|no_texts|take_it_off|delete|unsubscribe|take_off|not_for_texts' },
  ],
}
