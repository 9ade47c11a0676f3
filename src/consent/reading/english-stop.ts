// "Stop texting me" in any English words, and threats to make us stop. Sources: 47 CFR 64.1200(a)(10) (words that a reasonable
// person would understand as a request to revoke), CTIA Messaging Principles 5.1.3 (normal language), Spoke's and Braze's tables.
import type { Table } from './phrase.ts'

// biome-ignore format: a table
export const STOPPING: Table = {
  language: 'en',
  source: '47 CFR 64.1200(a)(10), CTIA 5.1.3',
  rows: [
    { id: 'stop-texting', pattern: 'stop|quit|cease|nosign|stp ..4 <texting> !<others>', unless: 'while|while_driving|during|in_class' },
    { id: 'stop-calling', pattern: '<stop> <filler>*2 calling|phoning|ringing|writing <me>|or|and|please|immediately|now|$' },
    { id: 'stop-reaching-out',
      pattern: `<stop> <filler>*2 reaching_out|blowing_my|hitting_me_up|hitting_up|hitting_my|blowing_up|blowing_me_up|trying_to_contact|
        trying_to_reach|trying_to_text|trying_to_sell` },
    { id: 'stop-sending',
      pattern: `<stop> <filler>*3 sending|giving|forwarding|blasting|getting|receiving|hearing <filler>*5 <message>|them|us|me|these|this|those|
        everything|anything|stuff|shit|things|from_you|from_your|$` },
    { id: 'end-texting', pattern: '<stop> <filler>*4 <texting>' },
    { id: 'stop-messages', pattern: '<stop> <filler>*5 <message>', unless: 'emails|email' },
    { id: 'stop-kinds-of-messages', pattern: 'stop|quit|cease ..4 <messages>', unless: 'emails|email' },
    { id: 'but-stop', pattern: 'but|so|therefore [please|just|you|need|to]*3 stop|unsubscribe $$' },
    { id: 'stop-asking', pattern: 'stop|quit asking|begging|bugging <me> for|to' },
    { id: 'kill-messages', pattern: 'kill|cut|cut_off|cut_out <filler>*4 <messages>' },
    { id: 'stop-contact', pattern: '<stop> <filler>*3 contact|communicating|conversation|outreach|harassment|bullshit|bs' },
    { id: 'turn-off', pattern: 'turn|shut|switch|turning off <filler>*3 <messages>|texts', unless: 'app|application|email|emails' },
    { id: 'turn-them-off', pattern: 'turn|shut|switch|turning <filler>*3 <messages>|texts off', unless: 'app|application|email|emails' },
    { id: 'disable',
      pattern: `disable|deactivate|mute|pause|silence|block|unenroll|disenroll|deregister|unlist <filler>*4 <messages>|text_messages|text|this_number|
        my_number|my_phone` },
    { id: 'stop-first',
      pattern: `^ [please|hi|hello|no|yes|ok|just|omg]*2 stop [it|this|that|now|please]*2 im|i|ive|you|your|yall|who|not|wrong|this_is|ive|we|my_name|
        dont|leave|nobody|youre|or_ill|or_i|or_im`,
      unless: 'too_kind|so_sweet|so_kind|too_sweet|killing|making_me|cracking|kidding|joking' },
    { id: 'stop-or-else', pattern: '<stop> ..5 or ..6 <law>' },
    { id: 'stop-all-this',
      pattern: `^ [please|just|ok|no|yes|hi|hello|so|and|can|you|could|would]*4 stop all|with|doing|everything [all|of|with|doing]*2 this|these|that|
        everything|it <ended>` },
    { id: 'told-you-to-stop',
      pattern: `i|ive|weve|we [already|just|literally|have|repeatedly|keep|did|am|clearly|specifically]*2 said|told|asked|texted|typed|replied|sent|
        responded|wrote|requested|telling|asking|saying|begged [you|yall|your|company|people|guys|to|please|nicely|times|multiple|several|
        many|time|once|twice|three|3|2|already|before|for|this|and|over|number|office|staff]*7 stop !<stop_on>` },
    { id: 'you-should-stop',
      pattern: `you|yall [really|guys|people|all|just]*2 need|must|have|better|should|gotta|got|ought [to] [please|just] stop|quit|cease <ended>` },
    { id: 'want-you-to-stop',
      pattern: `need|want|like|asking|telling|ask|demand|order|beg|begging|wish [for] you|yall|these|all|everyone [guys|people|all|texts|messages|of|
        this] [to|would|will] [please|just] stop <ended>` },
    { id: 'make-them-stop',
      pattern: `make|making|have|get|want|need|like|wish|let <filler>*4 <messages>|these|them [to|would|all|please|just|text|messages|texts]*4 stop
        !<stop_on>` },
    { id: 'texts-must-stop',
      pattern: `these|this|the|your|yall|all <filler>*3 <messages> [need|needs|have|has|got|should|must|to|please|all|just|now]*4 stop <ended>` },
    { id: 'can-you-stop',
      pattern: `^^ [hi|hello|please|ok|yall|guys|no]*3 can|could|would|will|you|yall [you|yall|can|may|could|guys|please|just|kindly]*4 stop|quit [it|
        this|that|now|please|already|$]*3 [?|.|,]*2 $$` },
    { id: 'you-may-stop',
      pattern: `^ [ok|okay|and|so|now|thanks]*2 you|yall [all|guys|people|folks]*1 can|may|could|should [all|guys|please|really|just]*2 stop|quit [it|this|that]*1 now|already|
        anytime|immediately $` },
    { id: 'stop-with-the-specials', pattern: 'stop|quit [it|already]*1 with <filler>*3 specials|sales|discounts|bargains|flyers' },
    { id: 'seriously-stop', pattern: 'seriously|honestly|for_real though|tho|now [please|just]*1 stop|quit $' },
    { id: 'for-the-love-of',
      pattern: `for the_love_of|gods|heavens|petes|christs|goodness|fucks [all|that|is|holy|god|christ|jesus|pete|mike|everything|sake|sakes]*4
        [,|please|just|will|you]*3 stop|unsubscribe [it|this|already]*1 $` },
    { id: 'stop-for-the-love-of', pattern: 'stop|unsubscribe [it|this|already|please]*2 for the_love_of|gods_sake|heavens_sake|petes_sake|fucks_sake' },
    { id: 'how-many-times', pattern: 'how many|part times|of ..8 stop' },
    { id: 'part-of-stop', pattern: 'what part of stop|no|optout|unsubscribe' },
    { id: 'want-out', pattern: 'want|need|let|get me|us out|off [of]*1 <filler>*3 <messages>|list|group|thread|chat|thing' },
    { id: 'want-out-of',
      pattern: `i|we [just|really]*1 want|need|wanna [to_be|to_get]*1 out|off of|this|your|the <filler>*3 <messages>|list|group|thread|chat|thing|
        texting` },
    { id: 'please-stop',
      pattern: `please|kindly|just stop|quit|unsubscribe [it|this|that|now|asap|immediately|already|all|everything|thanks|thank|you|right]*3 $$` },
    { id: 'cease-and-desist', pattern: 'cease and|n desist' },
    { id: 'you-were-told',
      pattern: `you|yall|been|were|was ..2 told|asked|warned|instructed|notified|advised [repeatedly|already|before|times|multiple]*2 to stop|quit|
        cease` },
    { id: 'did-i-not-say',
      pattern: 'didnt|havent|wasnt i|we [already|just]*1 say|said|tell|told|ask|asked|text|texted|clear [you|yall|guys|to]*3 stop' },
    { id: 'i-keep-saying-stop',
      pattern: 'keep|kept|been replying|saying|texting|sending|typing|responding|asking|telling [with|you|yall|to|the|word]*3 stop' },
    { id: 'said-stop-often',
      pattern: 'replied|texted|said|sent|typed|responded [with|back|you]*2 stop ..2 times|3x|2x|4x|5x|twice|already|again|before|still' },
    { id: 'stop-already-sent', pattern: 'stop [was|already|ive|i|been]*3 sent|texted|replied|said ..2 twice|times|already|before' },
    { id: 'after-saying-stop', pattern: 'after|despite saying|replying|texting|sending|typing|asking|telling ..4 stop' },
    { id: 'stop-asking-me', pattern: 'stop|quit asking $' },
    { id: 'stop-means-stop', pattern: 'stop means stop' },
    { id: 'request-to-stop',
      pattern: `request|notice|demand|warning|notification|asking ..3 to stop|cease|be_removed|unsubscribe|optout|discontinue <ended>|all|contacting|
        texting|any|contact` },
    { id: 'discontinue',
      pattern: `please|to|kindly|immediately discontinue|refrain [from|all|any|further]*3 $|text|texting|texts|contact|contacting|communication|
        messaging|messages` },
    { id: 'refrain', pattern: 'refrain from <filler>*3 <texting>|calling|sending|contact|communication' },
    { id: 'enough', pattern: '-not|have|had|get|got|isnt|getting enough [with|of|already]*2 <filler>*3 <messages>' },
    { id: 'done-with', pattern: 'done|sick|tired|fed_up|annoyed|had_it [and_tired|with|of|by|from]*3 <filler>*5 <messages>' },
    { id: 'again-and-i-will',
      pattern: `text|message|contact|call|bother|harass me|us|this_number|here [again|anymore|one|more|time|ever]*3 and|or|ill|im|i|we|my|youre|your
        ..6 <law>` },
    { id: 'keep-and-i-will',
      pattern: `keep|continue|more|another|1|one texting|messaging|contacting|text|message|calling|sending|spam [me|us]*1 and|or|ill|im|i ..6 <law>` },
    { id: 'complain-if-you-text',
      pattern: `<law> ..6 if|unless you|yall|this|these|i [dont|do|ever]*1 text|contact|keep|continue|continues|send|message|stop|get|receive|remove|
        continued|texts_continue|messages_continue|texts_persist`,
      unless: 'repair|refund|fix' },
    { id: 'if-you-text-again',
      pattern: `if|next [you|time|i|yall]*3 text|message|contact|get|receive|send|keep|call|dont [one|another|more|a|me|texting|us]*3 ..6 <law>`,
      unless: 'card' },
    { id: 'i-will-sue',
      pattern: `ill|going_to|will|im|be|am|calling|contacting|contact|call <filler>*3 suing|sue|report|reporting|reported|lawyer|attorney [you|this|
        your|number|yall]*2 for_harassment|for_spam|for_spamming|if_you_text|if_you_contact|if_you_message|if_you_send|if_you_keep|
        if_you_dont_stop|if_this_continues|if_these|as_spam|to_the_fcc|to_the_ftc|to_fcc|to_ftc|as_spam` },
    { id: 'report-this-number', pattern: 'report|reporting|reported this_number|your_number|these_texts|these_messages|this_text' },
    { id: 'reported-as-spam', pattern: 'reported|reporting|report ..3 spam|fcc|ftc|harassment|harassing' },
    { id: 'to-the-fcc', pattern: 'contacting|contact|calling|call|report|reporting|file|filing|complain|complaint ..4 fcc|ftc|attorney_general' },
    { id: 'telephone-law', pattern: 'tcpa|telemarketing_law|fcc_complaint|ftc_complaint|spam_laws|can_spam' },
  ],
}
