using System.Text.RegularExpressions;

namespace ContractTests.Imports.StatusTables.Judging;

/// <summary>What the words of a header, a caption or a heading say about a table, in the languages that documentation is written in.</summary>
internal static partial class HeaderWords
{
    /// <summary>The words say that statuses are listed.</summary>
    public static bool NamesStatuses(string text) => Statuses().IsMatch(text);

    public static bool NamesHttp(string text) => Http().IsMatch(text);

    /// <summary>The words say that a column holds reason phrases, so plainly that unusual ones are believed.</summary>
    public static bool NamesPhrases(string text) => Phrases().IsMatch(text);

    /// <summary>The header says "code" and no more.</summary>
    public static bool IsCode(string text) => Code().IsMatch(text);

    /// <summary>The words say that the numbers are something else: ports, prices, limits.</summary>
    public static bool NamesOtherNumbers(string text) => OtherNumbers().IsMatch(text);

    /// <summary>The words are about another protocol's codes.</summary>
    public static bool NamesOtherCodes(string text) => OtherCodes().IsMatch(text);

    [GeneratedRegex(@"^(?:codes?|código|codigo|codice|kode?|код|代码|代碼|编码|コード|코드)$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Code();

    [GeneratedRegex(@"\bhttp\b|\bhttps?[ -]?(?:status|code)|HTTP", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Http();

    [GeneratedRegex(@"\bhttp|\bstatus(?!\s*(?:=|:))|response|return(?:ed)?\b|result code|statut|retour|réponse|estado|respuesta|retorno|resposta|antwort|rückgabe|stato\b|risposta|статус|состояни|ответ|状态|狀態|返回|响应|回應|錯誤碼|ステータス|レスポンス|応答|상태|응답|\bkod\b|durum|odpowiedzi", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Statuses();

    [GeneratedRegex(@"reason[ -]?phrase|status[ -]?(?:phrase|text|message|line|reason|name|title)|http (?:reason|phrase|message|text|name)|^(?:reason phrase|phrase|standard phrase|official name)s?$|statustext|statusphrase|statusmeldung|texte? (?:de |du )?statut|frase de (?:motivo|estado|razón)|texto (?:de |do )?(?:estado|status)|phrase (?:de )?(?:raison|motif|statut)|原因短语|状态短语|状态文本|状态消息|理由フレーズ|リーズンフレーズ|사유 구문|상태 텍스트|поясня\w+ фраз|фраза", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Phrases();

    [GeneratedRegex(@"\b(?:ports?|prices?|pricing|costs?|fees?|limits?|defaults?|max(?:imum)?|min(?:imum)?|sizes?|quotas?|rates?|length|timeouts?|seconds?|minutes?|bytes?|weights?|amount|counts?|number of|total|years?|ages?|duration|latency|width|height|example|percent(?:ile)?|preis|kosten|anzahl|grenzwert|dauer|precio|límite|cantidad|prix|limite|preço|requests? per|per (?:second|minute|hour|day)|threshold|delay|interval|retries|priority|score|points|page|line|row)\b|端口|价格|限制|默认|数量|大小|ポート|価格|上限|порт|цена|лимит", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherNumbers();

    [GeneratedRegex(@"\bg?rpc\b|\bsmtp\b|\bftp\b|\bsip\b|\bdns\b|\bexit\b|\berrno\b|websocket|\bmqtt\b|\bcoap\b|\bamqp\b|\bjob status|\btask status|\border status|\bsqlstate\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex OtherCodes();
}
