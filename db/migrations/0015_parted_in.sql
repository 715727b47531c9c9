-- Groups that the people of a measure are parted in (girls and boys; English learners and all others), each list anew: where one group is
-- hidden or withheld, its partner is hidden too, or it would be what is left of everybody.
alter table measures add column parted_in jsonb;        -- [[measure id, …], …]
