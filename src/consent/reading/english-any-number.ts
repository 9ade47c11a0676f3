// Requests in words that nobody listed, about the number or the phone ("toss my digits in the trash", "give my phone a rest"), about
// somebody else's phone ("take her off"), and short outbursts. Sources: 47 CFR 64.1200(a)(10), CTIA 5.1.3.
import type { Table } from './phrase.ts'

const PHONE =
  '<my_number>|my_digits|our_digits|these_digits|his_phone|her_phone|their_phone|my_landline|this_landline|this_line|my_line'
const KIN =
  'he|she|mom|mama|mother|dad|father|wife|husband|son|daughter|kid|kids|child|grandma|grandmother|grandpa|grandfather|aunt|uncle|boss|sister|brother'
const OURS = 'texts|texting|messages|messaging|sms|text|promos|ads|spam'

// biome-ignore format: a table
export const ANY_NUMBER: Table = {
  language: 'en',
  source: '47 CFR 64.1200(a)(10), CTIA 5.1.3',
  rows: [
    { id: 'number-in-the-trash', pattern: `toss|throw|put|chuck|drop|kick|file|send|flush|pitch|dump ~1 ${PHONE}|me|us ..2 trash|garbage|bin|can|curb|shredder|recycling|toilet|dumpster|void` },
    { id: 'number-crossed-out', pattern: `cross|scratch|strike|rub|rip|tear|throw|toss|mark|white|black|blot|take|wipe out|off|up|away ${PHONE} <ended>` },
    { id: 'number-dropped', pattern: `pull|yank|retire|drop|unsave|unlink|cancel|scrap|disconnect|suspend|deactivate|disable|nix|release|unload|clear|free|uninstall|unregister|deregister|terminate|end|discard|dump|dispose_of|lose ${PHONE} <ended>|from_your|from_this`, unless: '<not_us>' },
    { id: 'phone-exists', pattern: 'forget|pretend|deny|unlearn ..2 phone|number|cell|line|i|name|me [ever|dont|doesnt|never]*2 exist|exists|existed' },
    { id: 'off-limits', pattern: 'number|phone|line|cell|texting|texts|i|im ..2 off_limits|not_yours|not_for_you|not_your_billboard|not_your_playground|not_a_billboard' },
    { id: 'phone-in-peace', pattern: 'give|let|leave|free|rescue|save my|our|this phone|number|cell|inbox|line|family|mom|dad|grandma ..1 break|rest|peace|alone|be|out|from' , unless: 'off|here|at' },
    { id: 'some-peace', pattern: 'give|grant|leave|want|need|like|let [me|us]*1 [to_be|in|some|a_little|my]*2 peace|peace_and_quiet|left_alone|be_left_alone <ended>', unless: 'of_mind|with|for' },
    { id: 'somebody-off', pattern: 'take|get|remove|drop|pull|delete|leave|keep him|her|them [please|name]*1 off|out <ended>|your|the_list|this', beside: `mom|dad|mother|father|wife|husband|son|daughter|list|phone|number|kid|grandma|grandpa|${OURS}`, unless: '<not_us>|team|schedule|reservation|roster|bus|bill' },
    { id: 'remove-somebody', pattern: 'remove|delete|unsubscribe him|her <ended>', beside: `list|phone|number|${OURS}|these|passed|died` },
    { id: 'texts-no', pattern: `^^ [your|these|ur|the|more]*2 texts|texting|messages ?|.|, no|nah|nope|pass|hard_pass|dont_want|not_for_me|not_interested [thanks|thank|you|please]*3 $$` },
    { id: 'no-thanks-to-texts',
      pattern: `no_thanks|no_thank_you|pass|hard_pass|nope|nah|not_into|not_a_fan|not_feeling|not_keen|not_here_for|allergic|not_up_for|no_interest|uninterested [to|on|with|of|about|for|in]*1 ~4 texts|texting|messages|messaging|sms`,
      unless: '?|from_him|from_her' },
    { id: 'these-must-go', pattern: `these|those|texts|messages|they|notifications|texting [really|just|all|from_you]*2 has|have|needs|need|gotta|got|must|better|should|are_going [got|just|really]*1 [to]*1 stop|go|end|cease|disappear|quit <ended>` },
    { id: 'this-must-stop', pattern: '^^ [ok|please|seriously|enough|omg|guys|yall]*2 this|it|that has|needs|must|better|gotta|got [to]*1 stop|end|cease [now|please|today|already|immediately]*2 $$' },
    { id: 'make-it-stop', pattern: '^^ [please|god|omg|just|can|you|ugh|for_the_love_of_god|somebody|someone]*3 make it|this|these|that|them [all]*1 stop|end|go_away [please|now|already|thanks]*2 $$' },
    { id: 'quit-it-seriously', pattern: '^ [please|just|ok]*2 quit|stop|cease [it|this|that|already|now]*2 [,|.]*1 im_serious|i_mean_it|i_mean|im_not_playing|im_not_kidding|im_begging|i_beg|im_begging_you|not_funny|not_joking|or_else|im_tired|im_warning' },
    { id: 'cancel-my-alerts', pattern: '^ [please|can|you|i|want|to|would|like|need|just]*5 cancel|end|stop|terminate|discontinue|drop|nix [my|our|the|this|these|all]*2 signup|sign_up|optin|opt_in|alerts|text_enrollment|text_membership|text_alerts|text_subscription|text_signup <ended>' },
    { id: 'end-service-here', pattern: 'cancel|end|stop|discontinue|terminate|disable [text|texting|sms|your|this|the|all]*2 service|services|program|communication to|for|on this|my|our phone|number|cell|line' },
    { id: 'free-me', pattern: '^^ [please|just|yo|can|you]*3 set_me_free|cut_me_loose|let_me_out|let_me_go|me_out|free_me|get_me_out|cut_me_off|release_me|let_us_out [please|now|thanks|of_this|from_this|of_here|already]*2 $$' },
    { id: 'uninterested-remove', pattern: 'not|nolonger|never|no interested|interest|thanks|thank_you [in_this|in_it|at_all|anymore]*1 [,|.|so|just|please|pls|and]*2 remove|delete|stop|unsubscribe|take_me_off|no_more|quit|remove_me <ended>' },
    { id: 'possible-not-to-get', pattern: 'possible|any|able|chance|can|could [for|you|me|we|i|us|to|it|be]*3 not|stop|quit|avoid|without [to|have|be]*1 get|getting|receive|receiving|sending|send|having <filler>*2 these|this|them|those|texts', unless: 'until|done|back' },
    { id: 'said-no-stop', pattern: 'said no [thanks|thank_you|more|already|once|twice]*2 [,|.|so|now|and]*2 stop|quit|enough|remove_me|leave_me_alone' },
    { id: 'due-respect-stop', pattern: 'respect|offense|disrespect|feelings|begging|honestly|literally|christ|goodness|heavens [,|but]*2 [please|just]*1 stop|quit|unsubscribe [texting|it|this]*1 $' },
    { id: 'number-not-for-this', pattern: 'not|dont|never|isnt|wasnt [to_be]*1 [use|using|used|give|gave|given]*1 [it|my_number|this|that|them]*1 for|to this|these|texts|ads|marketing|spam|promos|sales|junk|advertising|text_me|send_me|all_this|your_ads|your_texts <ended>|crap|stuff', beside: 'number|cell|phone' },
    { id: 'my-number-elsewhere', pattern: 'my|this|our number|cell|phone ..2 belongs|does_not_belong|doesnt_belong|dont_belong|has_no_business|shouldnt_be|should_not_be|nolonger_belongs on|in|with|near ~3 list|lists|system|texts|database|files|contacts' },
    { id: 'want-it-gone', pattern: `want|need|like|wish|please|prefer it|these|them|this|those [all|to_be]*2 gone|off|ended|to_end|to_stop|stopped|out|over|deleted|erased <ended>|now`, beside: `number|list|harassment|texts|texting|messages|${OURS}` },
    { id: 'not-have-my-number', pattern: 'dont|nolonger|not|cant|never|stop|quit [get|deserve|allowed|have|need|permitted|ever|to|want_you_to|want_you]*3 have|having|keep|keeping|use|using|hold|calling|contacting my|this|our number|digits|info|contact [anymore|again|on_file]*1 <ended>', unless: 'old' },
    { id: 'miss-me-with', pattern: `miss|skip|excuse me|us with|from ~4 texts|messages|texting|promos|spam|these|deals` },
    { id: 'the-last-one', pattern: 'make|let|this|that|it|be|better [this|that|it|is|had|better|will|should|be|was]*4 the|your|my last|final text|message|one|time [you|i|that|yall]*2 <ended>|want|need|text|contact|message|get|send|ever|from', beside: 'text|texts|message|messages' , unless: 'appointment|payment|class' },
    { id: 'last-i-want', pattern: 'last|final text|message|msg|spam|ad [that]*1 i want|need|wanna|wish|ever|expect|will|should [want|need|to]*2 <ended>|get|see|receive|from|to' },
    { id: 'kin-want-none', pattern: `${KIN} [also|really|says|said|and_i]*1 doesnt|dont|does_not|never|nolonger [ever|even]*1 want|wants|wanted|need|needs|like|likes|ask|asked [any|for|to_get|to_receive|your|more|of]*3 these|texts|messages|texting|your_texts|your_messages|them_texts`, beside: 'texts|texting|messages|spam|list|number' },
    { id: 'kin-say-stop', pattern: `${KIN} says|said|asks|wants|want [that|you|to|please|yall|says]*3 stop|quit|no_more|unsubscribe|to_be_left_alone|off_your_list|off_the_list|out $`, unless: 'by|for|it' },
    { id: 'leave-kin-alone', pattern: `leave my|our|this|the ${KIN}|family|house|home|line|parents alone|be|out` },
    { id: 'numbers-off', pattern: 'take|get|remove|keep|leave|delete|pull|drop ~4 number|numbers|cell|phone|phones off|out <ended>|as_well|too|of_it|of_this|your_list|the_list|your', unless: '<not_us>|invoice|order|hook|counter|table' },
    { id: 'buzzing', pattern: 'stop|quit|dont|never|cease [keep|you|ever]*1 buzz|buzzing|ding|dinging|ping|pinging|hit_me_up|hitting_me_up|beep|beeping [me|my|us|up]*2 phone|watch|$|again|anymore|with' },
    { id: 'asking-for-money', pattern: 'stop|quit|cease|dont|tired_of|sick_of|no_more [keep|you|with_the]*1 asking|begging|ask|beg|hounding|bugging [me|us]*1 for money|donations|donation|my_vote|reviews|a_review|cash|contributions|my_support|my_business' },
    { id: 'no-more-requests', pattern: 'no|nolonger|zero more|want|further ~3 requests|pitches|asks|begging|solicitation|solicitations|sales_pitches|nagging|pestering <ended>' },
    { id: 'gave-no-permission', pattern: '<neg> [ever]*1 give|gave|grant|granted [you|yall|anyone|any|my|the|businesses|companies]*3 permission|consent|authorization [for|to]*1 ..3 text|contact|message|texting|texts|messages|use|send', unless: 'treatment|surgery|procedure' },
    { id: 'how-to-get-off', pattern: '^ [so|ok|please|hi|um|hey]*2 how|where [do|can|does|to|2|you|i|one|we|a_person|would|exactly]*4 get|go_to_get|opt|be|click_to_get off|out|removed|unsubscribed|taken_off $|this_list|this_thing|the_list|your_list|of_this|of_these|these|off_this', unless: '<not_us>' },
    { id: 'how-can-i-stop', pattern: '^^ how [do|can|to|i|you|we|does|one|would]*4 stop|quit|end|unsubscribe|cancel|leave|exit [it|this|these|them|please|thanks]*2 [?|.]*1 $$' },
    { id: 'magic-word', pattern: 'magic|secret word|words|phrase ..4 off|stop|out|end|unsubscribe' },
    { id: 'like-off', pattern: '^ [please|hi|yeah|no|just|so]*2 i|id|we|wed|ill [would|really|just|do]*2 like|want|love|prefer|wanna|need [to_be|being|to_get|to]*1 off|out|done|done_with|rid_of|be_off|get_off [with|of|from]*1 [all]*1 this|these|it|$|the_list|your_list|here|texts|messages' },
    { id: 'digits-off', pattern: 'get|take|remove|delete|drop|pull|erase|keep|wipe [number|the|my|this|phone]*2 *# [*#]*2 off|from|out', unless: '<not_us>|order|invoice|bill|price|total' },
    { id: 'send-them-nothing', pattern: '-i|we dont|never|stop|quit [ever|please|you]*1 send|sending|text|texting|message|messaging him|her|them stuff|ads|promos|crap' },
    { id: 'erase-number', pattern: '^ [please|just|kindly|now|and|so|go|ahead|you|can|should]*4 erase|delete|lose|forget|scrub|trash|block|purge|ditch|destroy this|the|that|my|our [damn|whole|phone|cell|mobile]*1 number|phone|contact|digits <ended>' , unless: 'old' },
    { id: 'do-not-contact-us-any-more', pattern: 'text|contact|message|bother|call|write me|us|here|this_number no_more|nomore|nevermore|never_again' },
  ],
}

/** Outbursts that may be about us and may not: a person looks. */
// biome-ignore format: a table
export const OUTBURSTS: Table = {
  language: 'en',
  source: 'compliance notes, section 2.5, step 6',
  rows: [
    { id: 'never-again', pattern: '^^ [please|nope|no|ok]*1 never_again|not_another|not_another_word|not_one_more|no_means_no|i_said_no|not_ever|never_ever|just_dont|dont_just_dont|can_you_not|could_you_not|not_this_again|you_again|yall_again|cancel_everything|just_cancel_everything|drop_me|im_done|over_this $$' },
    { id: 'no-businesses', pattern: 'no|not_for businesses|business|companies|salesmen|salespeople|strangers [please|thanks]*1 $$' },
    { id: 'ends-in-stop', pattern: '-i|to|when|it|they|we|he|she|cant|bus|next|last|first|the|a|that|ill|full|my|our|pit|one|every|only|you|wont|dont|never|doesnt stop [please|pls|now|it|already]*1 $$' },
    { id: 'nothing-more', pattern: '^^ [please|i|want|need]*3 no|nothing more|further|else|dont [please|thanks|from_you]*2 $$' },
    { id: 'please-no', pattern: '^^ please no|dont|not [no|dont|please|again]*2 $$' },
    { id: 'see-you-in-court', pattern: 'see_you_in_court|talk_to_my_lawyer|text_my_lawyer|speak_to_my_lawyer|speak_with_my_lawyer|talk_to_my_attorney' },
    { id: 'hate-these', pattern: 'hate|despise|detest|loathe|cant_stand|sick_of [getting|receiving|seeing|all]*1 these|those|your_texts|your_messages|the_texts|this_crap $' },
    { id: 'changing-number', pattern: 'changing|change|changed my number because|due|over|bc' },
    { id: 'remove-beside-texts', pattern: 'remove|delete|erase|drop|scratch|wipe|cross|block|dump|kick|cut|unlist|pull ~2 me|us|number|phone|cell|name <ended>|from|off', beside: 'texts|texting|messages|messaging|spam|list|ads|promos|texted|sms', unless: '<not_us>' },
    { id: 'ceasing-beside-texts', pattern: '^ [please|just|so|and|can|you|could|need_to|now|guys|kindly]*4 quit|stop|cease|knock_it|cut_it|end|kill|discontinue|halt|refrain ..5 $', beside: 'texts|texting|messages|messaging|spam|list|ads|promos|texted|sms|phone|number' },
    { id: 'no-wish-beside-texts', pattern: 'dont|nolonger|never|not|didnt want|need|like|ask|sign|agree|subscribe|care|wish|use|appreciate|give !to_miss ..5 $', beside: 'texts|texting|messages|messaging|spam|ads|promos|texted|sms', unless: 'yet' },
    { id: 'ever-stop', pattern: 'do|does|will|when these|this|it|they|yall|you ever [going_to]*1 stop|end|quit $', beside: 'these|texts|yall|you|ever' },
    { id: 'cancel-account', pattern: 'cancel|close|terminate|deactivate|end my|our|this account|membership|profile $|and|please' },
    { id: 'business-line', pattern: 'this|its|thats [is|number_is]*1 a|my|our business|work|company|shared|private|landline|personal|office line|number|phone|cell $' },
    { id: 'hour', pattern: '^^ [way|its|it|is|this|much|god|omg|ugh]*4 too early|late [for|to|in]*1 [this|texts|texting|text|be_texting|messages|the_day|the_morning]*2 $$' },
    { id: 'done-with-people', pattern: 'done|finished|through with you|yall|this_company|your_company|this_business|you_people|you_guys' },
  ],
}
