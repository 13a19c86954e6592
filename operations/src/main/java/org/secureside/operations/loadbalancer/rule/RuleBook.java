package org.secureside.operations.loadbalancer.rule;

import java.util.List;
import java.util.stream.Stream;
import org.secureside.operations.loadbalancer.finding.Criterion;
import org.secureside.operations.loadbalancer.finding.Finding;
import org.secureside.operations.loadbalancer.model.Configuration;

/** All static rules. */
public final class RuleBook {

    private static final List<Rule> RULES = List.of(
            new NothingPassed(),
            new OnlyOneServer(),
            new SingleServerPool(),
            new ServerCommentedOut(),
            new ServerDown(),
            new BackupTakesNoTraffic(),
            new WeightSkew(),
            new ServerListedTwice(),
            new SameServerTwoNames(),
            new MachineSharesTwice(),
            new HopsToOneServer(),
            new DuplicatePool(),
            new PoolNotUsed(),
            new NestedPool(),
            new ServerWithoutPort(),
            new OddPort(),
            new HashKeyConstant(),
            new HashKeyFewValues(),
            new HashKeyCommonFallback(),
            new HashKeyOftenEmpty(),
            new ClientAddressBehindProxy(),
            new HashKeyConnection(),
            new HashNotConsistent(),
            new MethodRedefined(),
            new KeepaliveBeforeMethod(),
            new LeastConnWithoutZone(),
            new PoolWithoutZone(),
            new MaxConnsUneven(),
            new MaxConnsWithoutZone(),
            new StickySession(),
            new CookieForAll(),
            new OpaqueBalancer(),
            new MaxFailsZero(),
            new FailTimeoutZero(),
            new FailTimeoutLong(),
            new FailureLimitsUneven(),
            new NextUpstreamOff(),
            new NextUpstreamClientErrors(),
            new NextUpstream500(),
            new NextUpstreamOneTry(),
            new ConnectTimeoutLong(),
            new TimeoutShort(),
            new PassBypassesPool(),
            new VariableTargetOneServer(),
            new ChoiceDefaultOneServer(),
            new ChoiceBranchOneServer(),
            new ClientChoosesServer(),
            new SplitSkew(),
            new SplitKey(),
            new RedirectOneServer(),
            new LocationPrecedence(),
            new IfChoosesServer(),
            new IfInLocation(),
            new DefaultServerMismatch(),
            new ServerNameConflict(),
            new FallbackOneServer(),
            new SubrequestOneServer(),
            new NameResolvedOnce(),
            new ResolveWithoutResolver(),
            new VariableTargetWithoutResolver(),
            new IncludeMissing(),
            new IncludeMatchesNothing(),
            new KeepaliveWithoutHttp11(),
            new HeadersNotInherited(),
            new HostOfOneServer(),
            new StreamBalancesConnections());

    private RuleBook() {}

    /** Returns the rules, in the order of a report. */
    public static List<Rule> rules() {
        return RULES;
    }

    /** Returns what all rules look for. */
    public static Stream<Criterion> criteria() {
        return RULES.stream().map(Rule::criterion);
    }

    /** Returns what the rules find, in the order of the rules. */
    public static List<Finding> examine(Configuration configuration) {
        return RULES.stream()
                .flatMap(rule -> rule.findings(configuration))
                .distinct()
                .toList();
    }
}
