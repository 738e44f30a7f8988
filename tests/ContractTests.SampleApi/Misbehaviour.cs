namespace ContractTests.SampleApi;

/// <summary>One way for the whole server to break its contract; <see cref="MisbehaviourName"/> has the words for them.</summary>
public enum Misbehaviour
{
    /// <summary>The server keeps its contract.</summary>
    None,

    /// <summary>The documented code with another phrase: `201 Created`, `404 NOT FOUND`.</summary>
    WrongReason,

    /// <summary>The documented code with nothing after its space.</summary>
    MissingReason,

    /// <summary>Another code of the documented table, with the phrase that belongs to it.</summary>
    WrongStatus,

    /// <summary>`418 I'm a teapot`, whatever was asked.</summary>
    UndocumentedStatus,

    /// <summary>The request is read and nothing ever comes; it has no effect.</summary>
    NoAnswer,

    /// <summary>The request is read and the connection ends (FIN) without a byte; it has no effect.</summary>
    Close,

    /// <summary>The connection is reset (RST) without a byte; the request has no effect.</summary>
    Reset,

    /// <summary>Content-Length promises more than comes before the connection ends; a 204, which has no body, stays whole.</summary>
    TruncatedBody,
}
