/**
 * Columns and filters of the list. The server sorts and filters; what is marked as sortable is what it can sort by.
 */
import type { Field, Option } from '@wordpress/dataviews';
import { __ } from '@wordpress/i18n';

import { PriorityBadge, StatusBadge } from '../../../components/Badge';
import { CustomerName } from '../../../components/CustomerName';
import { RelativeTime } from '../../../components/RelativeTime';
import {
	optionsOf,
	PRIORITY_LABELS,
	STATUS_LABELS,
} from '../../../components/labels';
import type { Ticket } from '../../../types/schema';
import { UNASSIGNED } from './query';

/** Where there is nobody, and nothing to wait for. */
const NONE = '—';

const title: Field< Ticket >[] = [
	{
		id: 'subject',
		label: __( 'Ticket', 'smart-support-guest' ),
		enableHiding: false,
		filterBy: false,
		render: ( { item } ) => (
			<span>
				<span className="smart-support-number">#{ item.number }</span>{ ' ' }
				<bdi>{ item.subject }</bdi>
			</span>
		),
	},
	{
		id: 'number',
		label: __( 'Number', 'smart-support-guest' ),
		filterBy: false,
	},
];

const people: Field< Ticket >[] = [
	{
		id: 'customer',
		label: __( 'Customer', 'smart-support-guest' ),
		enableSorting: false,
		filterBy: false,
		render: ( { item } ) => <CustomerName customer={ item.customer } />,
	},
	{
		id: 'customer_type',
		label: __( 'Customer type', 'smart-support-guest' ),
		enableSorting: false,
		elements: [
			{ value: 'guest', label: __( 'Guest', 'smart-support-guest' ) },
			{
				value: 'registered',
				label: __( 'Registered', 'smart-support-guest' ),
			},
		],
		filterBy: { operators: [ 'is' ], isPrimary: true },
		getValue: ( { item } ) => ( item.is_guest ? 'guest' : 'registered' ),
	},
];

/**
 * @param departments Whose tickets can be asked for.
 * @param agents      Whose tickets can be asked for.
 */
const places = (
	departments: Option[],
	agents: Option[]
): Field< Ticket >[] => [
	{
		id: 'department',
		label: __( 'Department', 'smart-support-guest' ),
		enableSorting: false,
		elements: departments,
		filterBy: { operators: [ 'isAny' ], isPrimary: true },
		getValue: ( { item } ) => String( item.department_id ),
		render: ( { item } ) => <bdi>{ item.department.name }</bdi>,
	},
	{
		id: 'agent',
		label: __( 'Agent', 'smart-support-guest' ),
		enableSorting: false,
		elements: [
			{
				value: UNASSIGNED,
				label: __( 'Unassigned', 'smart-support-guest' ),
			},
			...agents,
		],
		// Of one or of none: the API knows no “or” of these.
		filterBy: { operators: [ 'is' ], isPrimary: true },
		getValue: ( { item } ) => String( item.agent_id ?? UNASSIGNED ),
		render: ( { item } ) => <bdi>{ item.agent?.name ?? NONE }</bdi>,
	},
];

const progress: Field< Ticket >[] = [
	{
		id: 'status',
		label: __( 'Status', 'smart-support-guest' ),
		enableSorting: false,
		elements: optionsOf( STATUS_LABELS ),
		filterBy: { operators: [ 'isAny' ], isPrimary: true },
		render: ( { item } ) => <StatusBadge status={ item.status } />,
	},
	{
		id: 'priority',
		label: __( 'Priority', 'smart-support-guest' ),
		elements: optionsOf( PRIORITY_LABELS ),
		filterBy: { operators: [ 'isAny' ], isPrimary: true },
		render: ( { item } ) => <PriorityBadge priority={ item.priority } />,
	},
	{
		id: 'waiting_since',
		label: __( 'Waiting since', 'smart-support-guest' ),
		filterBy: false,
		render: ( { item: { waiting_since: since } } ) =>
			since ? <RelativeTime time={ since } /> : <>{ NONE }</>,
	},
	{
		id: 'updated_at',
		label: __( 'Updated', 'smart-support-guest' ),
		filterBy: false,
		render: ( { item } ) => <RelativeTime time={ item.updated_at } />,
	},
	{
		id: 'created_at',
		label: __( 'Created', 'smart-support-guest' ),
		filterBy: false,
		render: ( { item } ) => <RelativeTime time={ item.created_at } />,
	},
];

/**
 * @param departments Names of departments by id.
 * @param agents      Names of agents by id.
 */
export const fieldsOf = ( departments: Option[], agents: Option[] ) => [
	...title,
	...people,
	...places( departments, agents ),
	...progress,
];
