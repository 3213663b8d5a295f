namespace CommunityClusters.Features.Ours;

/// <summary>
/// The rules of the product with the tests that keep them. A part without a test is shown as not yet kept: whoever builds
/// what it speaks of names its test here, and the page says so from then on.
/// </summary>
public static class Rules
{
    /// <summary>All of them, in the order of the page.</summary>
    public static IReadOnlyList<Rule> All { get; } =
    [
        new("gate",
        [
            new("account", Kept("SignUpTests", "A_name_and_a_password_make_an_account_at_once")),
            new("cluster", Kept("StartClusterTests", "A_cluster_exists_the_moment_it_is_started")),
            new("invitation",
                Kept("JoinClusterTests", "A_colleague_without_an_account_joins_with_a_name_and_a_password"),
                Journey("Starting_together", "A_teacher_with_only_a_phone_starts_a_cluster_and_two_colleagues_are_in")),
            new("at-once", Kept("NoGateTests", "What_one_does_another_sees_at_once_and_nobody_else_acted")),
            new("state", Kept("NoGateTests", "Nothing_that_is_kept_has_a_state_of_waiting_for_somebody")),
            new("days"),
        ]),
        new("office",
        [
            new("doors", Kept("ProductRulesTests", "Nobody_but_the_known_audiences_has_a_door")),
            new("outside",
                Kept("AudienceWalkTests", "Every_request_refuses_whoever_its_audience_leaves_out_and_does_nothing"),
                Kept("PageWalkTests", "Posted_to_by_outsiders_no_page_does_or_shows_anything_of_the_cluster")),
            new("names", Kept("ProductRulesTests", "Nothing_is_named_for_an_official_a_report_or_a_ranking")),
            new("owner",
                Kept("ProductRulesTests", "What_the_owner_may_ask_reaches_no_work_of_a_cluster"),
                Kept("AudienceWalkTests", "At_the_console_no_request_opens_a_cluster")),
        ]),
        new("leader",
        [
            new("founder",
                Kept("StartClusterTests", "Who_started_it_has_nothing_that_others_have_not"),
                Kept("LeaveClusterTests", "Who_started_it_leaves_as_anybody_does_and_the_cluster_goes_on"),
                Kept("ProductRulesTests", "Nothing_that_is_kept_makes_one_member_more_than_another")),
            new("any-member",
                Kept("InviteColleaguesTests", "Any_member_may_invite_and_each_has_a_link_of_their_own"),
                Kept("WithdrawInvitationTests", "Any_member_may_withdraw_a_colleagues_link"),
                Kept("FindClustersTests", "A_description_is_never_written_over_unseen_and_any_member_brings_an_earlier_one_back")),
            new("without", Kept("NoGateTests", "What_one_does_another_sees_at_once_and_nobody_else_acted")),
            new("vote",
                Kept("ElectionTests", "Enough_who_ask_call_it_members_stand_and_vote_and_the_vote_seats_the_leader"),
                Kept("SecrecyTests", "Closing_deletes_every_choice_and_the_key_with_the_totals_kept_in_the_same_transaction"),
                Journey("Deciding_together", "A_question_is_put_and_all_vote_and_see_live_how_many_have_and_what_comes_out")),
            new("duties",
                Kept("ChairTests", "One_tap_takes_it_and_another_takes_it_over_and_nothing_is_kept_of_who_had_it"),
                Kept("MinutesTests", "Any_member_writes_whoever_has_the_chair_and_without_script_and_on_paper_it_is_read"),
                Kept("RegisterTests", "Two_members_keep_it_at_once_and_whoever_opens_it_without_script_reads_both")),
            new("step-down", Kept("ElectionTests", "The_leader_steps_down_without_a_word_of_who_comes_next_and_who_leaves_leads_no_longer")),
        ]),
        new("compelled",
        [
            new("join", Kept("JoinClusterTests", "A_teacher_who_is_signed_in_joins_in_one_tap")),
            new("look",
                Kept("SeeInvitationTests", "Opening_it_never_joins"),
                Kept("JoinClusterTests", "Another_site_can_make_nobody_join")),
            new("leave",
                Kept("LeaveClusterTests", "Leaving_is_one_tap_and_needs_no_reason"),
                Journey("Leaving", "A_member_leaves_in_one_tap_and_comes_back_and_the_others_see_both_at_once")),
            new("silence", Kept("WatchClusterTests", "Whoever_left_hears_that_it_is_over_and_nothing_more")),
            new("back", Kept("ComeBackTests", "Who_left_comes_back_in_one_tap_without_asking")),
            new("step-out",
                Kept("AssigningTests", "Who_is_asked_reads_it_at_once_and_steps_out_in_one_tap"),
                Kept("ChairTests", "Whoever_has_it_leaves_it_by_one_tap_and_nobody_puts_another_out_of_it")),
            new("attendance"),
        ]),
        new("fence",
        [
            new("anywhere", Kept("JoinClusterTests", "No_school_circuit_grade_or_distance_keeps_anybody_out")),
            new("size", Kept("AllMembersTests", "A_large_cluster_is_read_page_by_page_and_nobody_is_missed")),
            new("unasked", Kept("JoinClusterTests", "A_colleague_without_an_account_joins_with_a_name_and_a_password")),
            new("several", Kept("AllMembersTests", "The_cluster_shows_from_how_many_circuits_and_grades_its_members_come")),
            new("hint"),
        ]),
        new("learners",
        [
            new("no-field", Kept("ProductRulesTests", "Nothing_has_a_place_for_a_learners_name")),
            new("prompt", Kept("NameNeedTests", "Who_writes_about_learners_is_asked_to_name_none")),
            new("counts"),
            new("take-down"),
            new("merged"),
            new("exact"),
        ]),
        new("theirs",
        [
            new("export"),
            new("own"),
            new("erase"),
            new("private"),
            new("asked",
                Kept("AskingInPrivateTests", "No_page_of_the_cluster_and_no_feed_shows_a_third_member_words_costs_or_numbers_and_watchers_are_told_nothing"),
                Kept("AskingInPrivateTests", "Others_see_a_count_from_three_people_up_and_below_that_the_same_page_whether_two_ask_one_or_nobody"),
                Journey("Reaching_the_day", "From_a_wish_in_private_to_a_seat_in_a_car_and_a_third_sees_nothing")),
        ]),
        new("guests",
        [
            new("no-door", Kept("ProductRulesTests", "Nobody_but_the_known_audiences_has_a_door")),
            new("from-then"),
            new("seen"),
            new("close"),
        ]),
        new("chosen",
        [
            new("found", Kept("FindClustersTests", "A_cluster_is_found_only_while_it_chooses_so")),
            new("shown",
                Kept("FindClustersTests", "A_stranger_sees_name_purpose_subjects_circuits_and_a_count_and_no_members_name"),
                Journey("Finding_each_other", "A_cluster_that_chooses_so_is_found_by_a_stranger_who_reads_no_members_name")),
            new("hidden",
                Kept("AllMembersTests", "Nobody_from_outside_reads_a_members_name"),
                Kept("PageWalkTests", "Opened_by_outsiders_no_page_shows_anything_of_the_cluster")),
            new("link", Kept("SeeInvitationTests", "It_names_no_member_but_the_one_who_invites")),
            new("open", Kept("FindClustersTests", "An_open_cluster_is_read_and_joined_by_anyone_signed_in_and_by_nobody_once_it_closes")),
            new("joined", Kept("AllMembersTests", "Members_see_who_joined_and_by_whose_invitation")),
        ]),
    ];

    private static KeptBy Kept(string where, string test) => new(where, test);

    private static KeptBy Journey(string where, string test) => new(where, test, InBrowser: true);
}
