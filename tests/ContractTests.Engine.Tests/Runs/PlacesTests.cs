using NUnit.Framework;

namespace ContractTests.Runs;

[Parallelizable(ParallelScope.All)]
public sealed class PlacesTests
{
    [Test]
    public void So_many_are_inside_and_no_more()
    {
        var places = new Places(2);

        var entered = Enumerable.Range(0, 4).Select(_ => places.Enter(alone: false)).ToList();

        Assert.That(entered.Select(e => e.IsCompleted), Is.EqualTo([true, true, false, false]));
        places.Leave();
        Assert.That(entered.Select(e => e.IsCompleted), Is.EqualTo([true, true, true, false]));
    }

    [Test]
    public void Who_wants_to_be_alone_waits_for_everybody_and_keeps_everybody_out()
    {
        var places = new Places(2);
        var (first, alone, second) = (places.Enter(alone: false), places.Enter(alone: true), places.Enter(alone: false));

        Assert.That((first.IsCompleted, alone.IsCompleted, second.IsCompleted), Is.EqualTo((true, false, true)));
        places.Leave();
        Assert.That(alone.IsCompleted, Is.False);
        places.Leave();
        var late = places.Enter(alone: false);
        Assert.That((alone.IsCompleted, late.IsCompleted), Is.EqualTo((true, false)));
        places.Leave();
        Assert.That(late.IsCompleted, Is.True);
    }
}
